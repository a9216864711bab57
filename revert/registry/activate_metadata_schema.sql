-- Revert model_registry:registry/activate_metadata_schema from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION activate_metadata_schema(integer);

COMMIT;
