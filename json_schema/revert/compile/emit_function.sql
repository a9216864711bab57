-- Revert json_schema:compile/emit_function from pg

BEGIN;

DROP FUNCTION json_schema.refuse_depth(integer);
DROP FUNCTION json_schema.emit_function(text, jsonb, boolean, text, jsonb);
DROP FUNCTION json_schema.emit_body(jsonb, jsonb);

COMMIT;
