-- Revert model_registry:json_schema/in_place from pg

BEGIN;

DROP FUNCTION json_schema.in_place(jsonb, jsonb, text, jsonb, text, text, integer);

COMMIT;
