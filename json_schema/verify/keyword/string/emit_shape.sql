-- Verify json_schema:keyword/string/emit_shape on pg

BEGIN;

SELECT 'json_schema.emit_shape(text, text)'::regprocedure;

ROLLBACK;
