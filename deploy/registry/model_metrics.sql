-- Deploy model_registry:registry/model_metrics to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- Benchmark, data set and time repeat those of the evaluation: a ranking is one index scan.
CREATE TABLE model_metrics (
    artifact_id   text        NOT NULL REFERENCES model_versions ON DELETE CASCADE,
    metric        text        NOT NULL,
    evaluation_id bigint      NOT NULL,
    value         numeric     NOT NULL,
    ci_low        numeric,
    ci_high       numeric,
    benchmark_id  text,
    dataset       text,
    evaluated_at  timestamptz NOT NULL,

    PRIMARY KEY (artifact_id, metric, evaluation_id),
    CONSTRAINT model_metrics_interval_holds_the_value
        CHECK (ci_low <= value AND value <= ci_high)
);

CREATE INDEX idx_model_metrics_value ON model_metrics (metric, value, artifact_id);
CREATE INDEX idx_model_metrics_dataset
    ON model_metrics (metric, dataset, value, artifact_id);
CREATE INDEX idx_model_metrics_benchmark
    ON model_metrics (metric, benchmark_id, value, artifact_id)
 WHERE benchmark_id IS NOT NULL;

COMMENT ON TABLE  model_metrics               IS 'One row per number of an evaluation. A trigger on model_evaluations writes it.';
COMMENT ON COLUMN model_metrics.artifact_id   IS 'The model version.';
COMMENT ON COLUMN model_metrics.metric        IS 'The name of the metric; in a group the names of both, such as english/f1.';
COMMENT ON COLUMN model_metrics.evaluation_id IS 'The evaluation in model_evaluations.';
COMMENT ON COLUMN model_metrics.value         IS 'The number.';
COMMENT ON COLUMN model_metrics.ci_low        IS 'Lower end of its interval, where one was stated.';
COMMENT ON COLUMN model_metrics.ci_high       IS 'Upper end of its interval, where one was stated.';
COMMENT ON COLUMN model_metrics.benchmark_id  IS 'The benchmark of the evaluation.';
COMMENT ON COLUMN model_metrics.dataset       IS 'The data set of the evaluation: the artifact id, or the name where there is none.';
COMMENT ON COLUMN model_metrics.evaluated_at  IS 'The time of the evaluation.';

CREATE FUNCTION write_metrics()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _interval CONSTANT text[] := '{value,ci_low,ci_high}';
    _dataset  CONSTANT text := coalesce(NEW.dataset_artifact_id, NEW.dataset_name);
    _metric   record;
BEGIN
    IF NEW.metrics IS NULL THEN
        DELETE FROM registry.model_metrics AS m
         WHERE m.artifact_id = NEW.artifact_id
           AND m.benchmark_id IS NOT DISTINCT FROM NEW.benchmark_id;
        RETURN NULL;
    ELSIF TG_OP = 'UPDATE' THEN
        UPDATE registry.model_metrics AS m
           SET evaluation_id = NEW.evaluation_id, dataset = _dataset,
               evaluated_at = NEW.evaluated_at
         WHERE m.artifact_id = NEW.artifact_id AND m.evaluation_id = OLD.evaluation_id;
        RETURN NULL;
    END IF;
    FOR _metric IN
        SELECT CASE WHEN g.key IS NULL THEN m.key ELSE m.key || '/' || g.key END AS path,
               coalesce(g.value, m.value) AS stated
          FROM jsonb_each(NEW.metrics) AS m
          LEFT JOIN jsonb_each(CASE WHEN jsonb_typeof(m.value) = 'object'
                                     AND NOT (m.value ? 'value' AND m.value - _interval = '{}')
                                    THEN m.value END) AS g
            ON true
    LOOP
        IF jsonb_typeof(_metric.stated) = 'object' THEN
            CONTINUE WHEN jsonb_typeof(_metric.stated->'value') IS DISTINCT FROM 'number';
            INSERT INTO registry.model_metrics (artifact_id, metric, evaluation_id, value, ci_low,
                                                ci_high, benchmark_id, dataset, evaluated_at)
            VALUES (NEW.artifact_id, _metric.path, NEW.evaluation_id,
                    (_metric.stated->>'value')::numeric, (_metric.stated->>'ci_low')::numeric,
                    (_metric.stated->>'ci_high')::numeric, NEW.benchmark_id, _dataset,
                    NEW.evaluated_at)
            ON CONFLICT DO NOTHING;
        -- Where the metadata schema is switched off, there may be other values.
        ELSIF jsonb_typeof(_metric.stated) = 'number' THEN
            INSERT INTO registry.model_metrics (artifact_id, metric, evaluation_id, value,
                                                benchmark_id, dataset, evaluated_at)
            VALUES (NEW.artifact_id, _metric.path, NEW.evaluation_id, _metric.stated::numeric,
                    NEW.benchmark_id, _dataset, NEW.evaluated_at)
            ON CONFLICT DO NOTHING;
        ELSE
            CONTINUE;
        END IF;
        IF NOT FOUND THEN
            RAISE check_violation USING
                MESSAGE = format('two metrics of model "%s" have the name "%s"', NEW.artifact_id,
                                 _metric.path),
                DETAIL = 'A metric in a group is called group/metric.',
                HINT = 'Rename one of them in evaluation_metrics.',
                TABLE = 'model_metrics';
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION write_metrics() IS
'Trigger: model_metrics has a row for each number of an evaluation; none of a benchmark whose metrics were taken back. Raises 23514 where an interval does not hold its value, or two metrics have one name.';

REVOKE EXECUTE ON FUNCTION write_metrics() FROM PUBLIC;

CREATE TRIGGER model_evaluations_20_write_metrics
    AFTER INSERT OR UPDATE ON model_evaluations
    FOR EACH ROW EXECUTE FUNCTION write_metrics();

COMMENT ON TRIGGER model_evaluations_20_write_metrics ON model_evaluations IS
'model_metrics has a row for each number of an evaluation.';

-- write_metrics() and a cascade write from a trigger, nobody else does.
CREATE TRIGGER model_metrics_10_forbid_change
    BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON model_metrics
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION keep_with_artifact('metrics', 'They follow model_evaluations.',
        'SELECT record_evaluation(artifact_id, metrics, dataset => ...); adds numbers.');

COMMENT ON TRIGGER model_metrics_10_forbid_change ON model_metrics IS
'Metrics are written by the trigger of model_evaluations alone.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
