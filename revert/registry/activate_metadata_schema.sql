-- Revert model_registry:registry/activate_metadata_schema from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION activate_metadata_schema(integer);
DROP TRIGGER metadata_schemas_guard ON metadata_schemas;
DROP FUNCTION guard_metadata_schema();

COMMIT;
