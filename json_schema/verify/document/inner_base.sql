-- Verify json_schema:document/inner_base on pg

BEGIN;

SELECT 'json_schema.inner_base(jsonb, jsonb, text, jsonb, text)'::regprocedure;

ROLLBACK;
