-- Verify json_schema:keyword/keywords on pg

BEGIN;

SELECT 'json_schema.keywords()'::regprocedure;
SELECT 'json_schema.keyword_table()'::regprocedure;

ROLLBACK;
