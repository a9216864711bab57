-- Revert json_schema:keyword/object/object_findings from pg

BEGIN;

DROP FUNCTION json_schema.object_findings(jsonb, jsonb, text, text);

COMMIT;
