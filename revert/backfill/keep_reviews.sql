-- Revert model_registry:backfill/keep_reviews from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER forbid_review_delete ON model_reviews;
DROP TRIGGER forbid_review_truncate ON model_reviews;
DROP TRIGGER forbid_snapshot_change ON backfill_snapshots;
DROP TRIGGER forbid_snapshot_truncate ON backfill_snapshots;

COMMIT;
