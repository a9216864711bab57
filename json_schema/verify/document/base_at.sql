-- Verify json_schema:document/base_at on pg

BEGIN;

SELECT 'json_schema.base_at(jsonb, jsonb, text)'::regprocedure;

ROLLBACK;
