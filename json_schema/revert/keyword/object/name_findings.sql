-- Revert json_schema:keyword/object/name_findings from pg

BEGIN;

DROP FUNCTION json_schema.name_findings(jsonb, boolean, json_schema.task, integer);

COMMIT;
