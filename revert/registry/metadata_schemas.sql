-- Revert model_registry:registry/metadata_schemas from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TABLE metadata_schemas;

COMMIT;
