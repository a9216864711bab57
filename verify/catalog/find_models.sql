-- Verify model_registry:catalog/find_models on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'find_models(jsonb, text, integer)'::regprocedure;

ROLLBACK;
