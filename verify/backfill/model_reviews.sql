-- Verify model_registry:backfill/model_reviews on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT review_id, artifact_id, field, legacy_value, candidates, reason, state, resolution,
       resolved_by, resolved_at, note, created_at
  FROM model_reviews
 WHERE FALSE;

SELECT 'idx_model_reviews_open'::regclass, 'idx_model_reviews_artifact'::regclass;

ROLLBACK;
