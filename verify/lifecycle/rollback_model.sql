-- Verify model_registry:lifecycle/rollback_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'version_to_roll_back_to(text)'::regprocedure,
       'rollback_model(text, text, text)'::regprocedure;

ROLLBACK;
