-- Verify json_schema:document/scan on pg

BEGIN;

SELECT 'json_schema.scan(text, jsonb, text, text)'::regprocedure;

ROLLBACK;
