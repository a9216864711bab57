-- Revert model_registry:catalog/filter_condition from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION filter_condition(jsonb);

COMMIT;
