-- Deploy model_registry:registry/model_versions to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE model_versions (
    artifact_id              text        PRIMARY KEY REFERENCES artifacts (id) ON DELETE CASCADE,
    lineage_id               text        NOT NULL REFERENCES model_lineages,
    lineage_position         integer     NOT NULL DEFAULT 1,
    is_external              boolean     NOT NULL DEFAULT false,
    external_source_url      text,
    external_source_version  text,
    base_model_id            text        REFERENCES model_versions,
    code_repo_url            text,
    code_commit_sha          text,
    code_entrypoint          text,
    training_started_at      timestamptz,
    training_completed_at    timestamptz,
    trained_by               text,
    gpu_allocation_id        text,
    training_params_json     jsonb,
    eval_metrics_json        jsonb,
    eval_dataset_artifact_id text        REFERENCES artifacts (id),
    benchmark_id             text,
    promotion_state          text        NOT NULL DEFAULT 'candidate',
    promotion_notes          text,
    promotion_event_id       bigint,
    is_current               boolean     NOT NULL DEFAULT false,
    replaced_by              text        REFERENCES model_versions,
    archived_at              timestamptz,
    created_at               timestamptz NOT NULL DEFAULT now(),

    UNIQUE (lineage_id, artifact_id),
    CONSTRAINT model_versions_external_is_pinned
        CHECK (NOT is_external
               OR external_source_url IS NOT NULL AND external_source_version IS NOT NULL),
    CONSTRAINT model_versions_base_is_another
        CHECK (base_model_id <> artifact_id),
    CONSTRAINT model_versions_commit_is_a_full_hash
        CHECK (code_commit_sha COLLATE "C" ~ '^([0-9a-f]{40}|[0-9a-f]{64})$'),
    CONSTRAINT model_versions_training_ends_after_its_start
        CHECK (training_completed_at >= training_started_at),
    CONSTRAINT model_versions_params_are_an_object
        CHECK (jsonb_typeof(training_params_json) = 'object'),
    CONSTRAINT model_versions_metrics_are_an_object
        CHECK (jsonb_typeof(eval_metrics_json) = 'object'),
    CONSTRAINT model_versions_promotion_state
        CHECK (promotion_state IN ('candidate', 'promoted', 'rejected', 'superseded')),
    CONSTRAINT model_versions_promoted_is_current
        CHECK (promotion_state <> 'promoted' OR is_current),
    CONSTRAINT model_versions_promoted_is_not_archived
        CHECK (promotion_state <> 'promoted' OR archived_at IS NULL),
    CONSTRAINT model_versions_superseded_is_not_current
        CHECK (promotion_state <> 'superseded' OR NOT is_current),
    CONSTRAINT model_versions_only_superseded_is_replaced
        CHECK (replaced_by IS NULL OR promotion_state = 'superseded'),
    CONSTRAINT model_versions_rejection_says_why
        CHECK (promotion_state <> 'rejected' OR coalesce(promotion_notes, '') ~ E'\\S')
);

CREATE INDEX idx_model_versions_base       ON model_versions (base_model_id);
CREATE INDEX idx_model_versions_trained_by ON model_versions (trained_by);
CREATE INDEX idx_model_versions_promotion  ON model_versions (promotion_state);
CREATE INDEX idx_model_versions_eval_dataset ON model_versions (eval_dataset_artifact_id)
 WHERE eval_dataset_artifact_id IS NOT NULL;
CREATE INDEX idx_model_versions_replaced_by ON model_versions (replaced_by)
 WHERE replaced_by IS NOT NULL;
CREATE INDEX idx_model_versions_not_replaced ON model_versions (lineage_id)
 WHERE promotion_state = 'superseded' AND replaced_by IS NULL;
CREATE UNIQUE INDEX idx_model_versions_lineage ON model_versions (lineage_id, lineage_position);
CREATE UNIQUE INDEX idx_model_versions_promoted ON model_versions (lineage_id)
 WHERE promotion_state = 'promoted';
CREATE UNIQUE INDEX idx_model_versions_current ON model_versions (lineage_id) WHERE is_current;

COMMENT ON TABLE  model_versions                          IS 'One row per model artifact: what it is, where it came from, how to reproduce it, how good it is, and whether it is the one in use.';
COMMENT ON COLUMN model_versions.artifact_id              IS 'The artifact that this row describes.';
COMMENT ON COLUMN model_versions.lineage_id               IS 'The first version of the lineage. One version of a lineage can be promoted.';
COMMENT ON COLUMN model_versions.lineage_position         IS 'Position in the lineage: 1, then one more than the parent version. Unique within the lineage: a version has one successor.';
COMMENT ON COLUMN model_versions.is_external              IS 'True for a model made elsewhere. Mirrors metadata.is_external.';
COMMENT ON COLUMN model_versions.external_source_url      IS 'Where an external model is published. Mirrors metadata.external_source_url.';
COMMENT ON COLUMN model_versions.external_source_version  IS 'The pinned upstream version: Hugging Face revision, git SHA, Zenodo version. Mirrors metadata.external_source_version.';
COMMENT ON COLUMN model_versions.base_model_id            IS 'The registered model it was derived from. Mirrors metadata.base_model_id.';
COMMENT ON COLUMN model_versions.code_repo_url            IS 'Repository of its code. Mirrors metadata.code_repo_url.';
COMMENT ON COLUMN model_versions.code_commit_sha          IS 'Full commit hash, SHA-1 or SHA-256, in hexadecimal. Mirrors metadata.code_commit_sha.';
COMMENT ON COLUMN model_versions.code_entrypoint          IS 'File, module or command that reproduces it. Mirrors metadata.code_entrypoint.';
COMMENT ON COLUMN model_versions.training_started_at      IS 'When the training run started.';
COMMENT ON COLUMN model_versions.training_completed_at    IS 'When the training run ended; not before it started.';
COMMENT ON COLUMN model_versions.trained_by               IS 'Who, or which agent, trained it.';
COMMENT ON COLUMN model_versions.gpu_allocation_id        IS 'The compute allocation that paid for the training.';
COMMENT ON COLUMN model_versions.training_params_json     IS 'Hyper-parameters and settings. Mirrors metadata.training_config.';
COMMENT ON COLUMN model_versions.eval_metrics_json        IS 'Metric name to number, or to named numbers. Mirrors metadata.evaluation_metrics.';
COMMENT ON COLUMN model_versions.eval_dataset_artifact_id IS 'The artifact that holds the evaluation data.';
COMMENT ON COLUMN model_versions.benchmark_id             IS 'The benchmark of the metrics. Mirrors metadata.benchmark_id.';
COMMENT ON COLUMN model_versions.promotion_state          IS 'candidate, promoted, rejected or superseded; see promote_model().';
COMMENT ON COLUMN model_versions.promotion_notes          IS 'Why it is in that state. A rejection needs one.';
COMMENT ON COLUMN model_versions.promotion_event_id       IS 'The event in model_events that explains the state: who decided, when. NULL for a version that nobody has decided on.';
COMMENT ON COLUMN model_versions.is_current               IS 'True for the version of the lineage that is shown as its latest: the promoted one. Before a version is promoted it is the first one; after the promoted one was withdrawn it stays that one, which is rejected then, until another is promoted. artifacts.is_latest follows it.';
COMMENT ON COLUMN model_versions.replaced_by              IS 'The version that replaced this one. artifacts.superseded_by follows it.';
COMMENT ON COLUMN model_versions.archived_at              IS 'When it was archived; NULL where it is not. The catalog and the leaderboards leave archived versions out.';
COMMENT ON COLUMN model_versions.created_at               IS 'When this row was made.';

COMMIT;
