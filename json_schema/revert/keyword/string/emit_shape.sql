-- Revert json_schema:keyword/string/emit_shape from pg

BEGIN;

DROP FUNCTION json_schema.emit_shape(text, text);

COMMIT;
