-- Revert json_schema:combinator_findings from pg

BEGIN;

DROP FUNCTION json_schema.combinator_findings(
    jsonb, boolean, json_schema.task, integer);

COMMIT;
