-- Verify model_registry:lifecycle/take_over_evaluations on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_dated_evaluations(text, jsonb)'::regprocedure,
       'take_over_evaluation(text, jsonb, bigint, text)'::regprocedure,
       'take_over_evaluations(text, jsonb, text)'::regprocedure;

ROLLBACK;
