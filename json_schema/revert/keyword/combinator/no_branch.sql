-- Revert json_schema:keyword/combinator/no_branch from pg

BEGIN;

DROP FUNCTION json_schema.many_branches(jsonb, jsonb, json_schema.task, integer[]);
DROP FUNCTION json_schema.no_branch(text, text, text, jsonb[]);

COMMIT;
