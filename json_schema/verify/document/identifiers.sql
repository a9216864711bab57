-- Verify json_schema:document/identifiers on pg

BEGIN;

SELECT 'json_schema.identifiers(text, jsonb)'::regprocedure;

ROLLBACK;
