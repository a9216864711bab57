-- Verify model_registry:registry/record_evaluation on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'record_evaluation(text, jsonb, text, text, text, timestamptz, text, text)'::regprocedure,
       'record_evaluations(text, jsonb, text)'::regprocedure;

ROLLBACK;
