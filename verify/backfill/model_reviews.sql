-- Verify model_registry:backfill/model_reviews on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT review_id, artifact_id, field, legacy_value, candidates, reason, state, resolution,
       resolved_by, resolved_at, note, created_at
  FROM model_reviews
 WHERE FALSE;

SELECT 'idx_model_reviews_open'::regclass, 'idx_model_reviews_artifact'::regclass;

ROLLBACK;
