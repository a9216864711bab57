-- Verify model_registry:backfill/keep_open_review on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 1 / count(*)
  FROM pg_trigger
 WHERE tgrelid = 'model_reviews'::regclass
   AND tgname = 'model_reviews_keep'
   AND tgfoid = 'keep_open_review()'::regprocedure;

ROLLBACK;
