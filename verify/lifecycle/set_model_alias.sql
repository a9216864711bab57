-- Verify model_registry:lifecycle/set_model_alias on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'set_model_alias(text, text, text, text)'::regprocedure,
       'remove_model_alias(text, text, text, text)'::regprocedure;

ROLLBACK;
