-- Verify json_schema:document/schema_at on pg

BEGIN;

SELECT 'json_schema.schema_at(jsonb, jsonb, text)'::regprocedure;

ROLLBACK;
