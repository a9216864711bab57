-- Revert model_registry:json_schema/item_findings from pg

BEGIN;

DROP FUNCTION json_schema.item_findings(jsonb, boolean, jsonb, text, jsonb, text, text, integer);

COMMIT;
