-- Revert model_registry:registry/mirror_model_version from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_versions_mirror ON model_versions;
DROP FUNCTION mirror_model_version();

COMMIT;
