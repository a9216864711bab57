-- Revert model_registry:registry/keep_model_version from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_versions_keep_all ON model_versions;
DROP TRIGGER model_versions_keep ON model_versions;
DROP FUNCTION keep_model_version();

COMMIT;
