-- Revert json_schema:compile/emit_function from pg

BEGIN;

DROP FUNCTION json_schema.refuse_depth(integer);
DROP FUNCTION json_schema.emit_function(text, jsonb, boolean, text, jsonb);
DROP FUNCTION json_schema.emit_body(text, text, boolean, jsonb);
DROP FUNCTION json_schema.emit_loops(jsonb, jsonb, jsonb);
DROP FUNCTION json_schema.emit_guarded(jsonb, text, text);

COMMIT;
