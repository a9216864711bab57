-- Revert json_schema:object_findings from pg

BEGIN;

DROP FUNCTION json_schema.object_findings(jsonb, jsonb, text, text);

COMMIT;
