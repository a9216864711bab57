-- Verify model_registry:lifecycle/keep_artifact_state on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname = 'artifacts_keep_state'
   AND tgfoid = 'keep_artifact_state()'::regprocedure;

ROLLBACK;
