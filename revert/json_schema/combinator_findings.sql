-- Revert model_registry:json_schema/combinator_findings from pg

BEGIN;

DROP FUNCTION json_schema.combinator_findings(
    jsonb, boolean, jsonb, text, jsonb, text, text, integer);

COMMIT;
