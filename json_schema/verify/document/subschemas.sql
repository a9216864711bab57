-- Verify json_schema:document/subschemas on pg

BEGIN;

SELECT 'json_schema.subschemas(jsonb, text, text)'::regprocedure;

ROLLBACK;
