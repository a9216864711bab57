-- Verify model_registry:backfill/backfill_snapshots on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT artifact_id, metadata_before, row_before, row_after, readings, migrated_by, migrated_at
  FROM backfill_snapshots
 WHERE FALSE;

ROLLBACK;
