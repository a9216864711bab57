-- Revert model_registry:registry/model_versions from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TABLE model_versions;

COMMIT;
