-- Verify model_registry:lifecycle/import_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'import_other(jsonb, text)'::regprocedure,
       'import_model(jsonb, boolean, text)'::regprocedure;

ROLLBACK;
