-- Revert model_registry:registry/register_model from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION register_model(
    text, jsonb, text, text, text, text, text, text, text, text, text, text, text, timestamptz,
    timestamptz, text, text, text, text);

COMMIT;
