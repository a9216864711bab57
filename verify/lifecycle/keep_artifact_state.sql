-- Verify model_registry:lifecycle/keep_artifact_state on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname = 'artifacts_keep_state'
   AND tgfoid = 'keep_artifact_state()'::regprocedure;

ROLLBACK;
