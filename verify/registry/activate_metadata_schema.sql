-- Verify model_registry:registry/activate_metadata_schema on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'activate_metadata_schema(integer, text)'::regprocedure;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'metadata_schemas'::regclass
   AND tgname = 'metadata_schemas_10_guard'
   AND tgfoid = 'guard_metadata_schema()'::regprocedure;

ROLLBACK;
