-- Revert json_schema:evaluate/application_findings from pg

BEGIN;

DROP FUNCTION json_schema.application_findings(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, json_schema.finding[]);

COMMIT;
