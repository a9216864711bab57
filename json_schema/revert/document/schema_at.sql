-- Revert json_schema:document/schema_at from pg

BEGIN;

DROP FUNCTION json_schema.schema_at(jsonb, jsonb, text);

COMMIT;
