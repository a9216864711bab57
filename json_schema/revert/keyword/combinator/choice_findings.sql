-- Revert json_schema:keyword/combinator/choice_findings from pg

BEGIN;

DROP FUNCTION json_schema.choice_findings(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, text);

COMMIT;
