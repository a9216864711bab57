-- Verify json_schema:check_schema on pg

BEGIN;

SELECT 'json_schema.check_schema(jsonb)'::regprocedure;

ROLLBACK;
