-- Revert json_schema:compile/emit_case from pg

BEGIN;

DROP FUNCTION json_schema.emit_case(text[], text[], text, jsonb);
DROP FUNCTION json_schema.emit_for_type(jsonb, text, text, jsonb);
DROP FUNCTION json_schema.emit_options(jsonb, text, jsonb);

COMMIT;
