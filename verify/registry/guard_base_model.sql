-- Verify model_registry:registry/guard_base_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'model_versions'::regclass
   AND tgname = 'model_versions_guard_base'
   AND tgfoid = 'guard_base_model()'::regprocedure;

ROLLBACK;
