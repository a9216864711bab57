-- Revert json_schema:evaluate/batch_findings from pg

BEGIN;

DROP FUNCTION json_schema.batch_findings(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, jsonb[]);

COMMIT;
