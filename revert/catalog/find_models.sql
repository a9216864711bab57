-- Revert model_registry:catalog/find_models from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION find_models(jsonb, text, integer);

COMMIT;
