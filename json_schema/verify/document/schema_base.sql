-- Verify json_schema:document/schema_base on pg

BEGIN;

SELECT 'json_schema.schema_base(jsonb, text)'::regprocedure;

ROLLBACK;
