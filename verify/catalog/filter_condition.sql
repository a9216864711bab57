-- Verify model_registry:catalog/filter_condition on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'filter_condition(jsonb)'::regprocedure;

ROLLBACK;
