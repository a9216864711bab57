-- Verify model_registry:lifecycle/take_over on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'take_over_state(text, text, text, text)'::regprocedure,
       'take_over(text, jsonb, text)'::regprocedure;

ROLLBACK;
