-- Verify model_registry:backfill/backfill_snapshots on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_id, metadata_before, row_before, row_after, readings, migrated_by, migrated_at
  FROM backfill_snapshots
 WHERE FALSE;

ROLLBACK;
