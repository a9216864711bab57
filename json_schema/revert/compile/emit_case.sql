-- Revert json_schema:compile/emit_case from pg

BEGIN;

DROP FUNCTION json_schema.emit_case(text[], text[], text, jsonb);
DROP FUNCTION json_schema.emit_arm(jsonb, text, text, jsonb);
DROP FUNCTION json_schema.emit_options(jsonb, text, jsonb);

COMMIT;
