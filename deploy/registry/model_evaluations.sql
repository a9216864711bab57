-- Deploy model_registry:registry/model_evaluations to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE model_evaluations (
    evaluation_id       bigserial   PRIMARY KEY,
    artifact_id         text        NOT NULL REFERENCES model_versions ON DELETE CASCADE,
    dataset_artifact_id text        REFERENCES artifacts (id),
    dataset_name        text,
    split               text,
    benchmark_id        text,
    metrics             jsonb,
    evaluated_at        timestamptz NOT NULL,
    evaluator           text        NOT NULL,
    actor               text        DEFAULT session_user,
    recorded_at         timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT model_evaluations_metrics_are_an_object
        CHECK (jsonb_typeof(metrics) = 'object')
);

CREATE INDEX idx_model_evaluations_artifact
    ON model_evaluations (artifact_id, evaluated_at, evaluation_id);
CREATE INDEX idx_model_evaluations_dataset ON model_evaluations (dataset_artifact_id)
 WHERE dataset_artifact_id IS NOT NULL;

COMMENT ON TABLE  model_evaluations                     IS 'One row per evaluation of a model version. Rows are only added. The newest one of the benchmark that the version names, by evaluated_at and then evaluation_id, is what model_versions.eval_metrics_json and metadata.evaluation_metrics show.';
COMMENT ON COLUMN model_evaluations.evaluation_id       IS 'Identifier.';
COMMENT ON COLUMN model_evaluations.artifact_id         IS 'The model version.';
COMMENT ON COLUMN model_evaluations.dataset_artifact_id IS 'The artifact that holds the data. NULL may be filled in later.';
COMMENT ON COLUMN model_evaluations.dataset_name        IS 'The data by name: as stated, or the title of the artifact. NULL may be filled in later.';
COMMENT ON COLUMN model_evaluations.split               IS 'The part of the data set: test, validation.';
COMMENT ON COLUMN model_evaluations.benchmark_id        IS 'The benchmark that it belongs to; NULL: none.';
COMMENT ON COLUMN model_evaluations.metrics             IS 'As given: metric name to number, to {"value", "ci_low", "ci_high"}, or to one level of named metrics. NULL: what was stated before for this benchmark is taken back.';
COMMENT ON COLUMN model_evaluations.evaluated_at        IS 'When it was measured, as stated; else recorded_at, and the time may be filled in once, with what else was stated (import_model() does).';
COMMENT ON COLUMN model_evaluations.evaluator           IS 'Who, or which program, measured it, as stated; else who recorded it.';
COMMENT ON COLUMN model_evaluations.actor               IS 'Who recorded it, as stated by the caller; else the session''s user. NULL: it came with the model, by its registration or a change of its metrics.';
COMMENT ON COLUMN model_evaluations.recorded_at         IS 'When the row was made.';

CREATE TRIGGER model_evaluations_20_forbid_change
    AFTER UPDATE ON model_evaluations
    FOR EACH ROW WHEN (
        CASE WHEN OLD.evaluated_at = OLD.recorded_at AND NEW.evaluated_at <> OLD.evaluated_at
        THEN (OLD.artifact_id, OLD.metrics, OLD.benchmark_id, OLD.recorded_at)
             IS DISTINCT FROM (NEW.artifact_id, NEW.metrics, NEW.benchmark_id, NEW.recorded_at)
        ELSE coalesce(OLD.dataset_artifact_id, NEW.dataset_artifact_id)
                 IS DISTINCT FROM NEW.dataset_artifact_id
             OR coalesce(OLD.dataset_name, NEW.dataset_name) IS DISTINCT FROM NEW.dataset_name
             OR to_jsonb(OLD) - '{dataset_artifact_id,dataset_name}'::text[]
                <> to_jsonb(NEW) - '{dataset_artifact_id,dataset_name}'::text[]
        END)
    EXECUTE FUNCTION keep_with_artifact('an evaluation', 'An evaluation stays as it was stated.',
        'SELECT record_evaluation(artifact_id, metrics, dataset => ...); adds another one.');

CREATE TRIGGER model_evaluations_20_forbid_delete
    AFTER DELETE ON model_evaluations
    FOR EACH ROW
    EXECUTE FUNCTION keep_with_artifact('an evaluation', 'An evaluation stays as it was stated.',
        'SELECT record_evaluation(artifact_id, metrics, dataset => ...); adds another one.');

CREATE TRIGGER model_evaluations_20_forbid_truncate
    AFTER TRUNCATE ON model_evaluations
    FOR EACH STATEMENT
    EXECUTE FUNCTION keep_with_artifact('evaluations', 'They are deleted with their artifacts.',
        'SELECT record_evaluation(artifact_id, metrics, dataset => ...); adds another one.');

COMMENT ON TRIGGER model_evaluations_20_forbid_change ON model_evaluations IS
'An evaluation stays as it was stated; a missing data set may be filled in.';
COMMENT ON TRIGGER model_evaluations_20_forbid_delete ON model_evaluations IS
'An evaluation is deleted only with its artifact.';
COMMENT ON TRIGGER model_evaluations_20_forbid_truncate ON model_evaluations IS
'Evaluations are not truncated.';

COMMIT;
