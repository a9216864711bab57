-- Revert json_schema:document/resolve from pg

BEGIN;

DROP FUNCTION json_schema.resolve(jsonb, jsonb, text, text, text, boolean);
DROP FUNCTION json_schema.refuse_reference(text, text, text, text);
DROP TYPE json_schema.resolution;

COMMIT;
