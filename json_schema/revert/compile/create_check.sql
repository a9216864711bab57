-- Revert json_schema:compile/create_check from pg

BEGIN;

DROP FUNCTION json_schema.create_check(text, jsonb, boolean, text);
DROP FUNCTION json_schema.resolve_calls(jsonb, jsonb, text);

COMMIT;
