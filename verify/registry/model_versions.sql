-- Verify model_registry:registry/model_versions on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_id, lineage_id, lineage_position, is_external, external_source_url,
       external_source_version, base_model_id, code_repo_url, code_commit_sha, code_entrypoint,
       training_started_at, training_completed_at, trained_by, gpu_allocation_id,
       training_params_json, eval_metrics_json, eval_dataset_artifact_id, benchmark_id,
       promotion_state, promotion_notes, promotion_event_id, is_current, replaced_by,
       archived_at, created_at
  FROM model_versions
 WHERE FALSE;

SELECT 'idx_model_versions_base'::regclass,
       'idx_model_versions_trained_by'::regclass,
       'idx_model_versions_promotion'::regclass,
       'idx_model_versions_eval_dataset'::regclass,
       'idx_model_versions_replaced_by'::regclass,
       'idx_model_versions_not_replaced'::regclass,
       'idx_model_versions_lineage'::regclass,
       'idx_model_versions_promoted'::regclass,
       'idx_model_versions_current'::regclass;

ROLLBACK;
