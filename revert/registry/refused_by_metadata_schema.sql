-- Revert model_registry:registry/refused_by_metadata_schema from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION refused_by_metadata_schema(integer);

COMMIT;
