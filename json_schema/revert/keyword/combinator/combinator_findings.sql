-- Revert json_schema:keyword/combinator/combinator_findings from pg

BEGIN;

DROP FUNCTION json_schema.combinator_findings(
    jsonb, boolean, json_schema.task, integer);

COMMIT;
