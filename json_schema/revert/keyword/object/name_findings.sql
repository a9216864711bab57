-- Revert json_schema:keyword/object/name_findings from pg

BEGIN;

DROP FUNCTION json_schema.name_findings(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task);

COMMIT;
