-- Verify json_schema:keyword/combinator/no_branch on pg

BEGIN;

SELECT 'json_schema.no_branch(text, text, text, jsonb[])'::regprocedure,
       'json_schema.many_branches(jsonb, jsonb, json_schema.task, integer[])'::regprocedure;

ROLLBACK;
