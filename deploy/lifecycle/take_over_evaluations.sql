-- Deploy model_registry:lifecycle/take_over_evaluations to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION require_dated_evaluations(artifact_id text, evaluations jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _keys CONSTANT text[] := '{metrics,dataset,dataset_name,split,benchmark_id,evaluated_at,
                               evaluator}';
    _e    jsonb;
BEGIN
    FOR _e IN
        SELECT e.value FROM jsonb_array_elements(CASE jsonb_typeof(evaluations)
            WHEN 'array' THEN evaluations ELSE jsonb_build_array(evaluations) END) AS e
    LOOP
        IF jsonb_typeof(evaluations) <> 'array' OR jsonb_typeof(_e) <> 'object'
           OR (CASE WHEN jsonb_typeof(_e) = 'object' THEN _e - _keys <> '{}' END) THEN
            RAISE invalid_parameter_value USING
                MESSAGE = format('the evaluations of model "%s" cannot be read', artifact_id),
                DETAIL = format('This is no object with keys out of %s: %s.',
                                array_to_string(_keys, ', '), left(_e::text, 100)),
                HINT = 'Give an array such as [{"metrics": {"f1": 0.8}, "dataset": "..."}].';
        END IF;
        -- Metrics of null were taken back, at a time.
        IF _e->'metrics' <> 'null' OR _e->>'evaluated_at' IS NULL OR NOT _e ? 'metrics' THEN
            PERFORM registry.require_metrics(artifact_id, _e->'metrics');
        END IF;
        PERFORM registry.require_measured(artifact_id, (_e->>'evaluated_at')::timestamptz);
    END LOOP;
END
$$;

COMMENT ON FUNCTION require_dated_evaluations(text, jsonb) IS
'Takes a model and the evaluations of its line. Raises 22023 for what is no array of objects that record_evaluation() would take; metrics may be null where evaluated_at is stated, and dataset_name may stand beside dataset.';

CREATE FUNCTION take_over_evaluation(
    artifact_id text, evaluation jsonb, registered_id bigint, actor text
)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _e          record;
    _dataset_id text;
BEGIN
    SELECT * INTO _e
      FROM jsonb_to_record(evaluation)
           AS e (dataset text, dataset_name text, split text, benchmark_id text,
                 evaluated_at timestamptz, evaluator text);
    SELECT a.id, coalesce(_e.dataset_name, a.title) INTO _dataset_id, _e.dataset_name
      FROM ONLY registry.artifacts AS a
     WHERE a.id = _e.dataset;
    IF NOT FOUND THEN
        _e.dataset_name := coalesce(evaluation->>'dataset_name', _e.dataset);
    END IF;
    IF registered_id IS NOT NULL THEN
        UPDATE registry.model_evaluations AS m
           SET evaluation_id = DEFAULT, dataset_artifact_id = _dataset_id,
               dataset_name = _e.dataset_name, split = _e.split,
               evaluated_at = _e.evaluated_at, evaluator = coalesce(_e.evaluator, m.evaluator)
         WHERE m.artifact_id = take_over_evaluation.artifact_id
           AND m.evaluation_id = registered_id;
        RETURN;
    END IF;
    PERFORM registry.append_evaluation(
        artifact_id, nullif(evaluation->'metrics', 'null'), _dataset_id, _e.dataset_name, _e.split,
        _e.benchmark_id, _e.evaluated_at, coalesce(_e.evaluator, actor),
        coalesce(actor, session_user));
END
$$;

COMMENT ON FUNCTION take_over_evaluation(text, jsonb, bigint, text) IS
'Takes a new version, an evaluation of its line, the evaluation that registration recorded where it is this one (else NULL), and who takes it over; dates that one, or adds another.';

CREATE FUNCTION take_over_evaluations(artifact_id text, evaluations jsonb, actor text)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _benchmark_id text;
    _registered   record;
    _e            record;
    _shown        bigint;
BEGIN
    PERFORM registry.require_dated_evaluations(artifact_id, evaluations);
    SELECT v.benchmark_id INTO _benchmark_id FROM registry.model_versions AS v
     WHERE v.artifact_id = take_over_evaluations.artifact_id;
    SELECT * INTO _registered FROM registry.newest_evaluation(artifact_id, _benchmark_id);
    -- The newest of its benchmark is the one that metadata states, and registration recorded.
    SELECT e.n, e.value->>'evaluated_at' AS time, nullif(e.value->'metrics', 'null') AS metrics
      INTO _e
      FROM jsonb_array_elements(evaluations) WITH ORDINALITY AS e (value, n)
     WHERE e.value->>'benchmark_id' IS NOT DISTINCT FROM _benchmark_id
     ORDER BY (e.value->>'evaluated_at')::timestamptz DESC, e.n DESC
     LIMIT 1;
    IF _e.metrics IS NOT DISTINCT FROM _registered.metrics AND _e.time IS NOT NULL THEN
        _shown := _e.n;
        IF _registered.evaluation_id IS NULL THEN
            _registered.evaluation_id := registry.append_evaluation(
                artifact_id, NULL::jsonb, NULL::text, NULL::text, NULL::text, _benchmark_id,
                NULL::timestamptz, actor, NULL::text);
        END IF;
    END IF;
    -- That one last, and dated last: until then it is newer than the others, and stays shown.
    FOR _e IN
        SELECT e.value, CASE WHEN e.n = _shown THEN _registered.evaluation_id END AS id
          FROM jsonb_array_elements(evaluations) WITH ORDINALITY AS e (value, n)
         ORDER BY e.n IS NOT DISTINCT FROM _shown, e.n
    LOOP
        IF _e.value->>'evaluated_at' IS NULL THEN
            PERFORM registry.record_evaluations(artifact_id, jsonb_build_array(_e.value), actor);
        ELSE
            PERFORM registry.take_over_evaluation(artifact_id, _e.value, _e.id, actor);
        END IF;
    END LOOP;
END
$$;

COMMENT ON FUNCTION take_over_evaluations(text, jsonb, text) IS
'Takes a new version, the evaluations of its line, and who takes them over; records them with their times. The one that its metadata states is recorded once. Raises 22023 for what is no evaluation.';

REVOKE EXECUTE ON FUNCTION
    require_dated_evaluations(text, jsonb), take_over_evaluation(text, jsonb, bigint, text),
    take_over_evaluations(text, jsonb, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
