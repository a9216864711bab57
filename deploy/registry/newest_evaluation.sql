-- Deploy model_registry:registry/newest_evaluation to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION newest_evaluation(
    artifact_id             text,
    benchmark_id            text,
    OUT evaluation_id       bigint,
    OUT metrics             jsonb,
    OUT dataset_artifact_id text,
    OUT dataset_name        text,
    OUT evaluated_at        timestamptz
)
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    SELECT e.evaluation_id, e.metrics, e.dataset_artifact_id, e.dataset_name, e.evaluated_at
      INTO newest_evaluation.evaluation_id, newest_evaluation.metrics,
           newest_evaluation.dataset_artifact_id, newest_evaluation.dataset_name,
           newest_evaluation.evaluated_at
      FROM registry.model_evaluations AS e
     WHERE e.artifact_id = newest_evaluation.artifact_id
       AND e.benchmark_id IS NOT DISTINCT FROM newest_evaluation.benchmark_id
     ORDER BY e.evaluated_at DESC, e.evaluation_id DESC
     LIMIT 1;
END
$$;

COMMENT ON FUNCTION newest_evaluation(text, text) IS
'Takes a model version and a benchmark (NULL: the evaluations of none); returns its newest evaluation, by evaluated_at and then evaluation_id, or NULLs. Metrics of NULL were taken back.';

CREATE FUNCTION append_evaluation(
    artifact_id         text,
    metrics             jsonb,
    dataset_artifact_id text,
    dataset_name        text,
    split               text,
    benchmark_id        text,
    evaluated_at        timestamptz,
    evaluator           text,
    actor               text
)
RETURNS bigint
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _id  bigint;
    _now timestamptz := clock_timestamp();
BEGIN
    IF evaluated_at IS NULL THEN
        -- What nobody dates is the newest, whatever the clock says.
        SELECT greatest(_now, n.evaluated_at + interval '1 microsecond') INTO evaluated_at
          FROM registry.newest_evaluation(artifact_id, benchmark_id) AS n;
    END IF;
    INSERT INTO registry.model_evaluations AS e (
        artifact_id, dataset_artifact_id, dataset_name, split, benchmark_id, metrics, evaluated_at,
        evaluator, actor, recorded_at)
    VALUES (artifact_id, dataset_artifact_id, dataset_name, split, benchmark_id, metrics,
            evaluated_at, coalesce(nullif(evaluator, ''), session_user), actor, _now)
    RETURNING e.evaluation_id INTO _id;
    RETURN _id;
END
$$;

COMMENT ON FUNCTION append_evaluation(
    text, jsonb, text, text, text, text, timestamptz, text, text) IS
'Takes the columns of a new evaluation; adds it. Without a time it is the newest of its benchmark. Returns its id.';

REVOKE EXECUTE ON FUNCTION
    newest_evaluation(text, text),
    append_evaluation(text, jsonb, text, text, text, text, timestamptz, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
