-- Revert model_registry:backfill/keep_with_artifact from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER backfill_snapshots_keep_content ON backfill_snapshots;
DROP TRIGGER backfill_snapshots_keep ON backfill_snapshots;
DROP TRIGGER model_reviews_keep ON model_reviews;
DROP FUNCTION keep_with_artifact();

COMMIT;
