-- Verify json_schema:keyword/string/emit_pattern on pg

BEGIN;

SELECT 'json_schema.emit_counted(text, text)'::regprocedure;
SELECT 'json_schema.emit_uncounted(text, text)'::regprocedure;
SELECT 'json_schema.emit_pattern(text, text)'::regprocedure;

ROLLBACK;
