-- Verify model_registry:lifecycle/require_promotion_policy on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_promotion_policy(text, boolean)'::regprocedure;

ROLLBACK;
