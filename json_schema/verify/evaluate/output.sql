-- Verify json_schema:evaluate/output on pg

BEGIN;

SELECT 'json_schema.output(jsonb, jsonb, boolean, integer)'::regprocedure;

ROLLBACK;
