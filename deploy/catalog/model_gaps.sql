-- Deploy model_registry:catalog/model_gaps to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- No function of ours: a view calls functions with the rights of its reader.
CREATE VIEW model_gaps AS
SELECT v.artifact_id, g.rule, g.missing
  FROM model_versions AS v
  JOIN ONLY artifacts AS a
    ON a.id = v.artifact_id
 CROSS JOIN LATERAL (SELECT a.metadata::jsonb AS metadata OFFSET 0) AS m
 CROSS JOIN LATERAL (VALUES
       ('code_repository', 'code_repo_url', NOT v.is_external AND v.code_repo_url IS NULL),
       ('code_commit', 'code_commit_sha', NOT v.is_external AND v.code_commit_sha IS NULL),
       ('code_entrypoint', 'code_entrypoint', NOT v.is_external AND v.code_entrypoint IS NULL),
       ('training_parameters', 'training_config',
        NOT v.is_external AND v.training_params_json IS NULL),
       ('training_data', 'training_data', m.metadata->>'training_data' IS NULL),
       ('evaluation', 'evaluation_metrics', v.eval_metrics_json IS NULL),
       ('evaluation_data', 'evaluation_dataset',
        v.eval_dataset_artifact_id IS NULL AND m.metadata->>'evaluation_dataset' IS NULL),
       ('source_pinned',
        format('external_source_version: "%s" may move', v.external_source_version),
        v.is_external AND lower(v.external_source_version)
                          IN ('main', 'master', 'latest', 'head', 'trunk', 'stable', 'current')),
       ('file_digests', 'files in model_files',
        NOT EXISTS (SELECT FROM model_files AS f WHERE f.artifact_id = v.artifact_id)),
       ('held_for_review', m.metadata->>'held_for_review',
        m.metadata->'held_for_review' <> '[]')
       ) AS g (rule, missing, is_missing)
 WHERE g.is_missing AND v.archived_at IS NULL;

COMMENT ON VIEW   model_gaps             IS 'What each model version lacks to be reproduced: one row per gap. Archived versions are left out.';
COMMENT ON COLUMN model_gaps.artifact_id IS 'The model version.';
COMMENT ON COLUMN model_gaps.rule        IS 'For models made here code_repository, code_commit, code_entrypoint, training_parameters; for external ones source_pinned (a branch or "latest" pins nothing); for all training_data, evaluation, evaluation_data, file_digests, held_for_review.';
COMMENT ON COLUMN model_gaps.missing     IS 'The field that would close the gap, or what is wrong with it.';

COMMIT;
