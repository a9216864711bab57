-- Verify json_schema:keyword/string/content on pg

BEGIN;

SELECT 'json_schema.is_json(text)'::regprocedure,
       'json_schema.is_content(text, text, text)'::regprocedure;

ROLLBACK;
