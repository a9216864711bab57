-- Revert json_schema:keyword/array/emit_array from pg

BEGIN;

DROP FUNCTION json_schema.emit_array(jsonb, text, jsonb);
DROP FUNCTION json_schema.emit_tuple(jsonb, text, jsonb);

COMMIT;
