-- Verify model_registry:registry/check_artifact_metadata on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'read_metadata(text, text)'::regprocedure;

SELECT 1 / (count(*) / 2)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname IN ('artifacts_check_metadata', 'artifacts_check_new_metadata')
   AND tgfoid = 'check_artifact_metadata()'::regprocedure
   AND tgenabled <> 'D';

ROLLBACK;
