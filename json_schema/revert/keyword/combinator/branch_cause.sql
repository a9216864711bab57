-- Revert json_schema:keyword/combinator/branch_cause from pg

BEGIN;

DROP FUNCTION json_schema.summary(jsonb, text);
DROP FUNCTION json_schema.closest_first(jsonb[]);
DROP FUNCTION json_schema.branch_cause(json_schema.finding[], text, text, text);

COMMIT;
