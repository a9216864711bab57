-- Revert model_registry:json_schema/evaluate from pg

BEGIN;

DROP FUNCTION json_schema.findings(jsonb, jsonb, boolean, boolean);
DROP FUNCTION json_schema.evaluate(jsonb, boolean, jsonb, text, jsonb, text, text, integer);

COMMIT;
