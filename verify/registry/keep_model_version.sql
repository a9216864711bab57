-- Verify model_registry:registry/keep_model_version on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / (count(*) / 2)
  FROM pg_trigger
 WHERE tgrelid = 'model_versions'::regclass
   AND tgname IN ('model_versions_keep', 'model_versions_keep_all')
   AND tgfoid = 'keep_model_version()'::regprocedure;

ROLLBACK;
