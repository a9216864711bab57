-- Verify json_schema:format on pg

BEGIN;

SELECT 'json_schema.is_format(text, text)'::regprocedure;

ROLLBACK;
