-- Verify model_registry:catalog/find_model_by_file on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'find_model_by_file(text)'::regprocedure;

ROLLBACK;
