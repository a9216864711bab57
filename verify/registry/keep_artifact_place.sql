-- Verify model_registry:registry/keep_artifact_place on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname = 'artifacts_keep_place'
   AND tgfoid = 'keep_artifact_place()'::regprocedure;

ROLLBACK;
