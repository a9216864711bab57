-- Verify model_registry:registry/activate_metadata_schema on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'activate_metadata_schema(integer)'::regprocedure;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'metadata_schemas'::regclass
   AND tgname = 'metadata_schemas_guard'
   AND tgfoid = 'guard_metadata_schema()'::regprocedure;

ROLLBACK;
