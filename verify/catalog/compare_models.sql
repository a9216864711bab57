-- Verify model_registry:catalog/compare_models on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'compare_models(text[])'::regprocedure;

ROLLBACK;
