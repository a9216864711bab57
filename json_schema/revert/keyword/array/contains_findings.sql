-- Revert json_schema:keyword/array/contains_findings from pg

BEGIN;

DROP FUNCTION json_schema.contains_findings(jsonb, json_schema.task, integer);

COMMIT;
