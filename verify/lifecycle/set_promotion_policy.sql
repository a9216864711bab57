-- Verify model_registry:lifecycle/set_promotion_policy on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'policy_target(text, text)'::regprocedure,
       'set_promotion_policy(text,text,text,text,numeric,jsonb,text,text[],text)'::regprocedure,
       'drop_promotion_policy(text, text)'::regprocedure;

ROLLBACK;
