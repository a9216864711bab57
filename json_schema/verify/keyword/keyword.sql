-- Verify json_schema:keyword/keyword on pg

BEGIN;

SELECT 'json_schema.keyword(jsonb, text, text, text)'::regprocedure;
SELECT 'json_schema.number_keyword(jsonb, text, text)'::regprocedure;

ROLLBACK;
