-- Verify model_registry:backfill/follow_held_fields on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / (count(*) / 2)
  FROM pg_trigger
 WHERE tgrelid = 'artifacts'::regclass
   AND tgname IN ('artifacts_open_reviews', 'artifacts_follow_held_fields')
   AND tgfoid = 'follow_held_fields()'::regprocedure;

ROLLBACK;
