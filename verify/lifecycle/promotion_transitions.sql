-- Verify model_registry:lifecycle/promotion_transitions on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'promotion_transitions()'::regprocedure,
       'record_promotion(text, text, text, text, text, text, jsonb)'::regprocedure;

ROLLBACK;
