-- Verify json_schema:evaluate/errors on pg

BEGIN;

SELECT 'json_schema.errors(jsonb, jsonb, boolean, integer)'::regprocedure;

ROLLBACK;
