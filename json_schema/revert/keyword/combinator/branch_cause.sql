-- Revert json_schema:keyword/combinator/branch_cause from pg

BEGIN;

DROP FUNCTION json_schema.many_branches(jsonb, json_schema.task, integer[]);
DROP FUNCTION json_schema.no_branch(text, text, text, jsonb[]);
DROP FUNCTION json_schema.branch_cause(json_schema.finding[], text, text, text);

COMMIT;
