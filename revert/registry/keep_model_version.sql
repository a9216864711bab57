-- Revert model_registry:registry/keep_model_version from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER model_versions_keep_all ON model_versions;
DROP TRIGGER model_versions_keep ON model_versions;
DROP FUNCTION keep_model_version();

COMMIT;
