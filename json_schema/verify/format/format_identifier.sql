-- Verify json_schema:format/format_identifier on pg

BEGIN;

SELECT 'json_schema.is_uuid(text)'::regprocedure;
SELECT 'json_schema.is_json_pointer(text)'::regprocedure;
SELECT 'json_schema.is_relative_json_pointer(text)'::regprocedure;
SELECT 'json_schema.is_regex(text)'::regprocedure;

ROLLBACK;
