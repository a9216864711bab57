-- Verify json_schema:keyword/string/emit_words on pg

BEGIN;

SELECT 'json_schema.emit_words(text, text)'::regprocedure;

ROLLBACK;
