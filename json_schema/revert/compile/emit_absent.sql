-- Revert json_schema:compile/emit_absent from pg

BEGIN;

DROP FUNCTION json_schema.emit_circle(text, text, jsonb);
DROP FUNCTION json_schema.emit_once(text, text);
DROP FUNCTION json_schema.emit_call(jsonb, text, jsonb);
DROP FUNCTION json_schema.emit_if_absent(text, jsonb);
DROP FUNCTION json_schema.emit_absent(text, jsonb);
DROP FUNCTION json_schema.indent(jsonb);

COMMIT;
