-- Verify model_registry:backfill/keep_reviews on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 1 / (count(*) / 4)
  FROM pg_trigger
 WHERE tgfoid = 'keep_with_artifact()'::regprocedure
   AND (tgrelid, tgname) IN (('model_reviews'::regclass, 'forbid_review_delete'),
                             ('model_reviews'::regclass, 'forbid_review_truncate'),
                             ('backfill_snapshots'::regclass, 'forbid_snapshot_change'),
                             ('backfill_snapshots'::regclass, 'forbid_snapshot_truncate'));

ROLLBACK;
