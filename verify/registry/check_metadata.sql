-- Verify model_registry:registry/check_metadata on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname = 'model_registry_20_check_metadata'
   AND tgfoid = 'check_metadata()'::regprocedure;

ROLLBACK;
