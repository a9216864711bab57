-- Verify json_schema:evaluate/validate_json_schema on pg

BEGIN;

SELECT 'json_schema.in_root(jsonb, jsonb)'::regprocedure;
SELECT 'json_schema.validate_json_schema(jsonb, jsonb, jsonb)'::regprocedure;

ROLLBACK;
