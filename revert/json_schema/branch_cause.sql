-- Revert model_registry:json_schema/branch_cause from pg

BEGIN;

DROP FUNCTION json_schema.many_branches(jsonb, text, text, text, integer[]);
DROP FUNCTION json_schema.no_branch(text, text, text, jsonb[]);
DROP FUNCTION json_schema.branch_cause(json_schema.finding[], text, text, text);

COMMIT;
