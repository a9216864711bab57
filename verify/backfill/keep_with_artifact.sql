-- Verify model_registry:backfill/keep_with_artifact on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / (count(*) / 3)
  FROM pg_trigger
 WHERE tgfoid IN ('keep_with_artifact()'::regprocedure, 'forbid_change_of_history()'::regprocedure)
   AND (tgrelid, tgname) IN (('model_reviews'::regclass, 'model_reviews_keep'),
                             ('backfill_snapshots'::regclass, 'backfill_snapshots_keep'),
                             ('backfill_snapshots'::regclass, 'backfill_snapshots_keep_content'));

ROLLBACK;
