-- Verify json_schema:keyword/combinator/merge_choice on pg

BEGIN;

SELECT 'json_schema.merge_choice(jsonb)'::regprocedure;
SELECT 'json_schema.without_trivial(jsonb)'::regprocedure;

ROLLBACK;
