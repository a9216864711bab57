-- Revert json_schema:document/subschemas from pg

BEGIN;

DROP FUNCTION json_schema.subschemas(jsonb, text, text);

COMMIT;
