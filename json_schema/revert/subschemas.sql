-- Revert json_schema:subschemas from pg

BEGIN;

DROP FUNCTION json_schema.subschemas(jsonb, text, text);

COMMIT;
