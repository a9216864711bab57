-- Verify model_registry:backfill/guard_review on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'model_reviews'::regclass
   AND tgname = 'guard_review_state'
   AND tgfoid = 'guard_review()'::regprocedure;

ROLLBACK;
