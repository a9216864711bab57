-- Verify json_schema:evaluate/check_schema on pg

BEGIN;

SELECT 'json_schema.check_schema(jsonb)'::regprocedure;

ROLLBACK;
