-- Revert model_registry:registry/fill_model_version from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER model_versions_fill ON model_versions;
DROP FUNCTION fill_model_version();

COMMIT;
