-- Verify model_registry:lifecycle/withdraw_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'withdraw_model(text, text, text)'::regprocedure;

ROLLBACK;
