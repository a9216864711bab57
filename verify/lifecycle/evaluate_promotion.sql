-- Verify model_registry:lifecycle/evaluate_promotion on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'evaluate_promotion(text)'::regprocedure;

ROLLBACK;
