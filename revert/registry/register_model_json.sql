-- Revert model_registry:registry/register_model_json from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION register_model(jsonb);

COMMIT;
