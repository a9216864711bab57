-- Revert model_registry:registry/make_model_version from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER artifacts_mirror_metadata ON artifacts;
DROP TRIGGER artifacts_make_model_version ON artifacts;
DROP FUNCTION make_model_version();

COMMIT;
