-- Verify json_schema:output on pg

BEGIN;

SELECT 'json_schema.output(jsonb, jsonb, boolean)'::regprocedure;

ROLLBACK;
