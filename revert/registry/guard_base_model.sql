-- Revert model_registry:registry/guard_base_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_versions_guard_base ON model_versions;
DROP FUNCTION guard_base_model();

COMMIT;
