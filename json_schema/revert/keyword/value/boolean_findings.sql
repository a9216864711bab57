-- Revert json_schema:keyword/value/boolean_findings from pg

BEGIN;

DROP FUNCTION json_schema.boolean_findings(jsonb, jsonb, text, text, text);

COMMIT;
