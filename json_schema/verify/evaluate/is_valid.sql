-- Verify json_schema:evaluate/is_valid on pg

BEGIN;

SELECT 'json_schema.is_valid(jsonb, jsonb, boolean)'::regprocedure;

ROLLBACK;
