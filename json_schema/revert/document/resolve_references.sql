-- Revert json_schema:document/resolve_references from pg

BEGIN;

DROP FUNCTION json_schema.resolve_references(jsonb);

COMMIT;
