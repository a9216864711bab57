-- Revert json_schema:keyword/string/emit_pattern from pg

BEGIN;

DROP FUNCTION json_schema.emit_pattern(text, text);
DROP FUNCTION json_schema.emit_uncounted(text, text);
DROP FUNCTION json_schema.emit_counted(text, text);

COMMIT;
