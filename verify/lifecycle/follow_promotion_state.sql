-- Verify model_registry:lifecycle/follow_promotion_state on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'record_promotion(text, text, text, text, text, text)'::regprocedure;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'model_versions'::regclass
   AND tgname = 'model_versions_follow_promotion'
   AND tgfoid = 'follow_promotion_state()'::regprocedure;

ROLLBACK;
