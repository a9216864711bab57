-- Verify model_registry:registry/keep_artifact_place on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname = 'artifacts_keep_place'
   AND tgfoid = 'keep_artifact_place()'::regprocedure;

ROLLBACK;
