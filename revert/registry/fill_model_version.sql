-- Revert model_registry:registry/fill_model_version from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_versions_fill ON model_versions;
DROP FUNCTION fill_model_version();

COMMIT;
