-- Revert json_schema:document/inner_base from pg

BEGIN;

DROP FUNCTION json_schema.inner_base(jsonb, jsonb, text, jsonb, text);

COMMIT;
