-- Revert json_schema:document/identifiers from pg

BEGIN;

DROP FUNCTION json_schema.identifiers(text, jsonb);

COMMIT;
