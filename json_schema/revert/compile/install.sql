-- Revert json_schema:compile/install from pg

BEGIN;

DROP FUNCTION json_schema.install(text, jsonb, boolean, text);
DROP FUNCTION json_schema.resolve_calls(jsonb, jsonb, text);

COMMIT;
