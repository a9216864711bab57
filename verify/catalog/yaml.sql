-- Verify model_registry:catalog/yaml on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'escape_unprintable(text)'::regprocedure,
       'to_yaml(jsonb, integer)'::regprocedure;

ROLLBACK;
