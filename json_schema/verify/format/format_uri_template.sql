-- Verify json_schema:format/format_uri_template on pg

BEGIN;

SELECT 'json_schema.is_uri_template(text)'::regprocedure;

ROLLBACK;
