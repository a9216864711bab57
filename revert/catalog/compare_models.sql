-- Revert model_registry:catalog/compare_models from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION compare_models(text[]);

COMMIT;
