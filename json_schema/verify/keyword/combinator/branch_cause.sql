-- Verify json_schema:keyword/combinator/branch_cause on pg

BEGIN;

SELECT 'json_schema.branch_cause(json_schema.finding[], text, text, text)'::regprocedure,
       'json_schema.no_branch(text, text, text, jsonb[])'::regprocedure,
       'json_schema.many_branches(jsonb, json_schema.task, integer[])'::regprocedure;

ROLLBACK;
