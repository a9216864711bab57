-- Verify model_registry:registry/try_json on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'try_json(text)'::regprocedure;

ROLLBACK;
