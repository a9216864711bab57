-- Verify model_registry:registry/fill_model_version on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'model_versions'::regclass
   AND tgname = 'model_versions_fill'
   AND tgfoid = 'fill_model_version()'::regprocedure;

ROLLBACK;
