-- Revert model_registry:registry/register_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION register_model(jsonb);

COMMIT;
