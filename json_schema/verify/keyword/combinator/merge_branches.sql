-- Verify json_schema:keyword/combinator/merge_branches on pg

BEGIN;

SELECT 'json_schema.merge_branches(jsonb)'::regprocedure;

ROLLBACK;
