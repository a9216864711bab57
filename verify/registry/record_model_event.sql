-- Verify model_registry:registry/record_model_event on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname = 'artifacts_record_metadata_change'
   AND tgfoid = 'record_metadata_change()'::regprocedure;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'model_versions'::regclass
   AND tgname = 'model_versions_record_event'
   AND tgfoid = 'record_model_event()'::regprocedure;

ROLLBACK;
