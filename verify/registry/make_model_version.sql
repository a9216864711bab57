-- Verify model_registry:registry/make_model_version on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / (count(*) / 2)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname IN ('artifacts_make_model_version', 'artifacts_mirror_metadata')
   AND tgfoid = 'make_model_version()'::regprocedure;

ROLLBACK;
