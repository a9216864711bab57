-- Revert model_registry:registry/model_artifact_metadata from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DELETE FROM metadata_schemas WHERE (artifact_type, version) = ('model', 1);

COMMIT;
