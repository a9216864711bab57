-- Verify json_schema:keyword/keyword on pg

BEGIN;

SELECT 'json_schema.keyword(jsonb, text, text, text)'::regprocedure;

ROLLBACK;
