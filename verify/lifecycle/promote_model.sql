-- Verify model_registry:lifecycle/promote_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'promote_model(text, text, text, boolean)'::regprocedure;

ROLLBACK;
