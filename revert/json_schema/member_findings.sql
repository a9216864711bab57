-- Revert model_registry:json_schema/member_findings from pg

BEGIN;

DROP FUNCTION json_schema.member_findings(jsonb, boolean, jsonb, text, jsonb, text, text, integer);

COMMIT;
