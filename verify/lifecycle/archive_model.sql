-- Verify model_registry:lifecycle/archive_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'archive_model(text, text, text)'::regprocedure,
       'restore_model(text, text, text)'::regprocedure;

ROLLBACK;
