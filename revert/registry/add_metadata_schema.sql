-- Revert model_registry:registry/add_metadata_schema from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION add_metadata_schema(jsonb, text, text);

COMMIT;
