-- Verify json_schema:document/resolve_references on pg

BEGIN;

SELECT 'json_schema.resolve_references(jsonb)'::regprocedure;

ROLLBACK;
