-- Revert model_registry:registry/mirror_model_version from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER model_versions_mirror ON model_versions;
DROP FUNCTION mirror_model_version();

COMMIT;
