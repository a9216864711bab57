-- Verify model_registry:backfill/follow_held_fields on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname = 'model_registry_30_follow_held_fields'
   AND tgfoid = 'follow_held_fields()'::regprocedure;

ROLLBACK;
