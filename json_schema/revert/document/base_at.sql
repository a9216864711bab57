-- Revert json_schema:document/base_at from pg

BEGIN;

DROP FUNCTION json_schema.base_at(jsonb, jsonb, text);

COMMIT;
