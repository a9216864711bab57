-- Deploy model_registry:catalog/metric_trend to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION metric_trend(
    version_id text,
    metric     text,
    dataset    text DEFAULT NULL,
    benchmark  text DEFAULT NULL
)
RETURNS TABLE (
    lineage_position integer,
    artifact_id      text,
    promotion_state  text,
    value            numeric,
    ci_low           numeric,
    ci_high          numeric,
    delta            numeric,
    is_better        boolean,
    measured_on      text,
    benchmark_id     text,
    evaluated_at     timestamptz
)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
#variable_conflict use_variable
DECLARE
    _lineage_id text := registry.require_version(version_id);
    _better     text := registry.metric_direction(metric);
BEGIN
    RETURN QUERY
    SELECT t.lineage_position, t.artifact_id, t.promotion_state, t.value, t.ci_low, t.ci_high,
           t.delta, CASE _better WHEN 'higher' THEN t.delta > 0 WHEN 'lower' THEN t.delta < 0 END,
           t.dataset, t.benchmark_id, t.evaluated_at
      FROM (SELECT v.lineage_position, v.artifact_id, v.promotion_state, m.value, m.ci_low,
                   m.ci_high, m.dataset, m.benchmark_id, m.evaluated_at,
                   m.value - lag(m.value) OVER (
                       PARTITION BY m.evaluation_id IS NULL, m.dataset, m.benchmark_id
                       ORDER BY v.lineage_position) AS delta
              FROM registry.model_versions AS v
              LEFT JOIN LATERAL (
                   SELECT n.evaluation_id, n.value, n.ci_low, n.ci_high, n.dataset, n.benchmark_id,
                          n.evaluated_at
                     FROM registry.model_metrics AS n
                    WHERE n.artifact_id = v.artifact_id AND n.metric = metric_trend.metric
                      AND (dataset IS NULL OR n.dataset = metric_trend.dataset)
                      AND (benchmark IS NULL OR n.benchmark_id = benchmark)
                    ORDER BY n.evaluated_at DESC, n.evaluation_id DESC
                    LIMIT 1) AS m
                ON true
             WHERE v.lineage_id = _lineage_id) AS t
     ORDER BY t.lineage_position;
END
$$;

COMMENT ON FUNCTION metric_trend(text, text, text, text) IS
'Takes any version of a lineage and a metric, and optionally a data set and a benchmark; returns each version of the lineage with the value of its newest evaluation that gives the metric, the difference to the version before that was measured on the same data set and benchmark, and whether that is better (NULL where the direction is not known). Raises 23503 for an unknown version.';

REVOKE EXECUTE ON FUNCTION metric_trend(text, text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
