-- Revert json_schema:keyword/string/emit_words from pg

BEGIN;

DROP FUNCTION json_schema.emit_words(text, text);

COMMIT;
