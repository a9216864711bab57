-- Revert model_registry:json_schema/evaluate from pg

BEGIN;

DROP FUNCTION json_schema.evaluate(jsonb, boolean, text, jsonb, text, text, integer);

COMMIT;
