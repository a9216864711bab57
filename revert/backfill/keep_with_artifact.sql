-- Revert model_registry:backfill/keep_with_artifact from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER backfill_snapshots_keep_content ON backfill_snapshots;
DROP TRIGGER backfill_snapshots_keep ON backfill_snapshots;
DROP TRIGGER model_reviews_keep ON model_reviews;
DROP FUNCTION keep_with_artifact();

COMMIT;
