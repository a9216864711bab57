-- Verify model_registry:lifecycle/resolve_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'resolve_model(text, text)'::regprocedure;

ROLLBACK;
