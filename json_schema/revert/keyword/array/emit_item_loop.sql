-- Revert json_schema:keyword/array/emit_item_loop from pg

BEGIN;

DROP FUNCTION json_schema.emit_search(jsonb, jsonb);
DROP FUNCTION json_schema.emit_item_loop(jsonb, jsonb);
DROP FUNCTION json_schema.emit_each(text, text, integer);
DROP FUNCTION json_schema.needs_search(jsonb);
DROP FUNCTION json_schema.needs_item_loop(jsonb);

COMMIT;
