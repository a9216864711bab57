-- Verify json_schema:errors on pg

BEGIN;

SELECT 'json_schema.errors(jsonb, jsonb, boolean)'::regprocedure;

ROLLBACK;
