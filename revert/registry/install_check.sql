-- Revert model_registry:registry/install_check from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION install_check(text, jsonb);

COMMIT;
