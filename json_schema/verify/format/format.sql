-- Verify json_schema:format/format on pg

BEGIN;

SELECT 'json_schema.is_format(text, text)'::regprocedure;

ROLLBACK;
