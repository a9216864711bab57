-- Revert model_registry:registry/make_model_version from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER artifacts_mirror_metadata ON artifacts;
DROP TRIGGER artifacts_make_model_version ON artifacts;
DROP FUNCTION make_model_version();

COMMIT;
