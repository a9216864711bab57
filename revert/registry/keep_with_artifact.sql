-- Revert model_registry:registry/keep_with_artifact from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION keep_with_artifact();

COMMIT;
