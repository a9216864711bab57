-- Revert model_registry:json_schema/contains_findings from pg

BEGIN;

DROP FUNCTION json_schema.contains_findings(jsonb, text, jsonb, text, text, integer);

COMMIT;
