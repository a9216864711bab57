-- Verify model_registry:catalog/model_component on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'bom_license(text)'::regprocedure,
       'bom_properties(jsonb)'::regprocedure,
       'model_component(text)'::regprocedure;

ROLLBACK;
