-- Revert json_schema:keyword/array/contains_findings from pg

BEGIN;

DROP FUNCTION json_schema.contains_findings(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task);

COMMIT;
