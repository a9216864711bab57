-- Verify model_registry:registry/guard_base_model on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'model_versions'::regclass
   AND tgname = 'model_versions_guard_base'
   AND tgfoid = 'guard_base_model()'::regprocedure;

ROLLBACK;
