-- Verify model_registry:lifecycle/guard_promotion_state on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'model_versions'::regclass
   AND tgname = 'model_versions_guard_promotion'
   AND tgfoid = 'guard_promotion_state()'::regprocedure;

ROLLBACK;
