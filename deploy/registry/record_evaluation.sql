-- Deploy model_registry:registry/record_evaluation to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION record_evaluation(
    artifact_id  text,
    metrics      jsonb,
    dataset      text        DEFAULT NULL,
    split        text        DEFAULT NULL,
    benchmark_id text        DEFAULT NULL,
    evaluated_at timestamptz DEFAULT NULL,
    evaluator    text        DEFAULT NULL,
    actor        text        DEFAULT session_user
)
RETURNS bigint
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _dataset_id text;
    _name       text := dataset;
    _known      record;
BEGIN
    PERFORM registry.require_metrics(artifact_id, metrics);
    PERFORM registry.require_measured(artifact_id, evaluated_at);
    PERFORM registry.lock_lineage(artifact_id, false);
    SELECT a.id, a.title INTO _dataset_id, _name
      FROM ONLY registry.artifacts AS a
     WHERE a.id = dataset;
    _name := coalesce(_name, dataset);

    -- The same again: the evaluation of that time, or where none is given the newest of its kind.
    SELECT e.evaluation_id, e.metrics, e.evaluator INTO _known
      FROM registry.model_evaluations AS e
     WHERE e.artifact_id = record_evaluation.artifact_id
       AND e.benchmark_id IS NOT DISTINCT FROM record_evaluation.benchmark_id
       AND e.split IS NOT DISTINCT FROM record_evaluation.split
       AND (dataset IN (e.dataset_artifact_id, e.dataset_name)
            OR coalesce(dataset, e.dataset_artifact_id, e.dataset_name) IS NULL)
       AND (record_evaluation.evaluated_at IS NULL
            OR e.evaluated_at = record_evaluation.evaluated_at
               AND e.metrics = record_evaluation.metrics)
     ORDER BY e.evaluated_at DESC, e.evaluation_id DESC
     LIMIT 1;
    IF _known.metrics = metrics AND coalesce(evaluator, _known.evaluator) = _known.evaluator THEN
        RETURN _known.evaluation_id;
    END IF;

    RETURN registry.append_evaluation(
        artifact_id, metrics, _dataset_id, _name, split, benchmark_id, evaluated_at,
        coalesce(evaluator, actor), coalesce(actor, session_user));
END
$$;

COMMENT ON FUNCTION record_evaluation(text, jsonb, text, text, text, timestamptz, text, text) IS
'Records an evaluation of a model version: takes its artifact id, the metrics, and all optional the data set (an artifact id, or a name), the split, the benchmark (NULL: none), when and by whom it was measured, and who records it. The newest evaluation of the benchmark that the version names becomes what eval_metrics_json and metadata show. Returns the evaluation id; for the same content again that of the first time. Raises 22023 for metrics or a time that cannot be, 23503 for an unknown version, 23514 where the metadata schema refuses what would be shown.';

CREATE FUNCTION record_evaluations(artifact_id text, evaluations jsonb, actor text)
RETURNS bigint[]
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _keys CONSTANT text[] := '{metrics,dataset,split,benchmark_id,evaluated_at,evaluator}';
    _e    jsonb;
    _ids  bigint[] := '{}';
BEGIN
    IF jsonb_typeof(evaluations) <> 'array' THEN
        _e := evaluations;
    ELSE
        SELECT e.value INTO _e
          FROM jsonb_array_elements(evaluations) AS e
         WHERE jsonb_typeof(e.value) <> 'object' OR e.value - _keys <> '{}';
    END IF;
    IF _e IS NOT NULL THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('the evaluations of model "%s" cannot be read', artifact_id),
            DETAIL = format('This is no object with keys out of %s: %s.',
                            array_to_string(_keys, ', '), left(_e::text, 100)),
            HINT = 'Give an array such as [{"metrics": {"f1": 0.8}, "dataset": "..."}].';
    END IF;
    FOR _e IN SELECT e.value FROM jsonb_array_elements(evaluations) AS e LOOP
        _ids := _ids || registry.record_evaluation(
            artifact_id, _e->'metrics', _e->>'dataset', _e->>'split', _e->>'benchmark_id',
            (_e->>'evaluated_at')::timestamptz, _e->>'evaluator', actor);
    END LOOP;
    RETURN _ids;
END
$$;

COMMENT ON FUNCTION record_evaluations(text, jsonb, text) IS
'Takes a model version, an array of evaluations (NULL: none), and who records them; each is an object whose keys are arguments of record_evaluation(), which it calls in their order. Returns the evaluation ids. Raises 22023 for anything else, and what record_evaluation() raises.';

REVOKE EXECUTE ON FUNCTION
    record_evaluation(text, jsonb, text, text, text, timestamptz, text, text),
    record_evaluations(text, jsonb, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
