-- Revert model_registry:json_schema/subschemas from pg

BEGIN;

DROP FUNCTION json_schema.subschemas(jsonb, text, text);

COMMIT;
