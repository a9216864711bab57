-- Verify model_registry:lifecycle/reject_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'reject_model(text, text, text)'::regprocedure,
       'reopen_model(text, text, text)'::regprocedure;

ROLLBACK;
