-- Deploy model_registry:lifecycle/evaluate_promotion to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION evaluate_promotion(artifact_id text)
RETURNS TABLE (
    rule text, candidate numeric, holder numeric, delta numeric, threshold numeric, passed boolean
)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _version   record;
    _policy    record;
    _benchmark text;
    _number    record;
    _other     record;
    _low       numeric;
    _floor     record;
    _holder_id CONSTANT text := registry.version_to_beat(artifact_id);
BEGIN
    PERFORM registry.require_version(artifact_id);
    SELECT v.lineage_id, v.benchmark_id, v.code_repo_url, v.code_commit_sha,
           registry.try_json(a.metadata::text) AS metadata
      INTO _version
      FROM registry.model_versions AS v
      JOIN ONLY registry.artifacts AS a
        ON a.id = v.artifact_id
     WHERE v.artifact_id = evaluate_promotion.artifact_id;
    SELECT p.* INTO _policy FROM registry.promotion_policies AS p
     WHERE (p.scope, p.target) IN (('lineage', _version.lineage_id),
                                   ('benchmark', _version.benchmark_id),
                                   ('family', _version.metadata->>'model_family'))
     ORDER BY array_position('{lineage,benchmark,family}', p.scope)
     LIMIT 1;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    -- On the policy's data set any benchmark counts, unless the policy is that of a benchmark.
    _benchmark := CASE WHEN _policy.dataset IS NULL OR _policy.scope = 'benchmark'
                       THEN _version.benchmark_id END;

    IF _policy.metric IS NOT NULL THEN
        SELECT * INTO _number FROM registry.newest_number(
            artifact_id, _policy.metric, _policy.dataset, _benchmark, NULL::bigint);
        SELECT * INTO _other FROM registry.newest_number(
            _holder_id, _policy.metric, _policy.dataset, NULL::text, _number.evaluation_id)
         WHERE _number.evaluation_id IS NOT NULL;
        rule := 'gain: ' || _policy.metric;
        candidate := _number.value;
        holder := _other.value;
        threshold := _policy.min_gain;
        IF _policy.direction = 'higher' THEN
            delta := candidate - holder;
            _low := coalesce(_number.ci_low, candidate) - coalesce(_other.ci_high, holder);
        ELSE
            delta := holder - candidate;
            _low := coalesce(_other.ci_low, holder) - coalesce(_number.ci_high, candidate);
        END IF;
        passed := candidate IS NOT NULL AND (_holder_id IS NULL OR coalesce(
            CASE WHEN _policy.min_gain < 0 THEN delta >= _policy.min_gain
                 ELSE delta >= _policy.min_gain AND _low > 0 END, false));
        RETURN NEXT;
    END IF;

    holder := NULL;
    delta := NULL;
    FOR _floor IN
        SELECT f.key AS metric, b.key AS bound, b.value::text::numeric AS bound_value
          FROM jsonb_each(_policy.floors) AS f, jsonb_each(f.value) AS b
         ORDER BY f.key, b.key
    LOOP
        SELECT * INTO _number FROM registry.newest_number(
            artifact_id, _floor.metric, _policy.dataset, _benchmark, NULL::bigint);
        rule := _floor.bound || ': ' || _floor.metric;
        candidate := _number.value;
        threshold := _floor.bound_value;
        passed := coalesce(CASE _floor.bound WHEN 'at_least' THEN candidate >= threshold
                                             ELSE candidate <= threshold END, false);
        RETURN NEXT;
    END LOOP;

    RETURN QUERY
    SELECT r.rule, r.candidate::numeric, NULL::numeric, NULL::numeric, r.threshold::numeric,
           CASE r.rule WHEN 'no_open_review' THEN r.candidate = 0 ELSE r.candidate > 0 END
      FROM (VALUES
          ('code_pin', 1, (_version.code_repo_url IS NOT NULL
                           AND _version.code_commit_sha IS NOT NULL)::integer),
          ('files', 1, (
              SELECT count(*)::integer FROM registry.model_files AS f
               WHERE f.artifact_id = evaluate_promotion.artifact_id)),
          ('no_open_review', 0, CASE jsonb_typeof(_version.metadata->'held_for_review')
                                WHEN 'array' THEN jsonb_array_length(
                                    _version.metadata->'held_for_review') ELSE 0 END),
          ('evaluation_on_dataset', 1, (
              SELECT count(*)::integer FROM registry.model_evaluations AS e
               WHERE e.artifact_id = evaluate_promotion.artifact_id AND e.metrics IS NOT NULL
                 AND _policy.dataset IN (e.dataset_artifact_id, e.dataset_name)))
           ) AS r (rule, threshold, candidate)
     WHERE r.rule = ANY (_policy.requires)
        OR r.rule = 'evaluation_on_dataset' AND _policy.dataset IS NOT NULL;
END
$$;

COMMENT ON FUNCTION evaluate_promotion(text) IS
'Takes a version; returns a row per rule of its promotion policy: the rule, what the version and the promoted one have, by how much the version is better, the threshold, and whether the rule is met. No row where there is no policy. A gain counts on the same data set, split and benchmark only, and where numbers have intervals only if their difference is above 0 in the worst case: the lower end of the better one against the upper end of the other. That interval is wider than the statistical one of two independent measurements, so no doubtful gain passes. Without a promoted version any number is a gain. Raises 23503 for an unknown version.';

REVOKE EXECUTE ON FUNCTION evaluate_promotion(text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
