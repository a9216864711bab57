-- Verify model_registry:registry/state_evaluation on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'state_evaluation(jsonb, jsonb, text, boolean)'::regprocedure;

ROLLBACK;
