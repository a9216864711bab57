-- Deploy model_registry:catalog/model_leaderboard to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION model_leaderboard(
    metric    text,
    dataset   text    DEFAULT NULL,
    benchmark text    DEFAULT NULL,
    family    text    DEFAULT NULL,
    state     text    DEFAULT NULL,
    direction text    DEFAULT NULL,
    max_rows  integer DEFAULT 20
)
RETURNS TABLE (
    place           bigint,
    artifact_id     text,
    title           text,
    version_number  integer,
    version_tag     text,
    model_family    text,
    promotion_state text,
    value           numeric,
    ci_low          numeric,
    ci_high         numeric,
    dataset_id      text,
    dataset_name    text,
    split           text,
    benchmark_id    text,
    evaluated_at    timestamptz,
    evaluation_id   bigint
)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
SET plan_cache_mode TO force_custom_plan
AS $$
#variable_conflict use_variable
DECLARE
    _better text := coalesce(direction, registry.metric_direction(metric));
    _family jsonb := jsonb_build_object('model_family', family);
    _ids    bigint[];
BEGIN
    PERFORM registry.require_max_rows(max_rows);
    IF _better NOT IN ('higher', 'lower') OR _better IS NULL THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('it is not known which value of metric "%s" is the better one',
                             metric),
            DETAIL = format('direction is %s, and metric_directions has no word of the name.',
                            coalesce(quote_literal(direction), 'NULL')),
            HINT = 'Pass direction => ''higher'' or ''lower'', or add a row to metric_directions.';
    END IF;

    -- Planned for the arguments of each call: what is NULL costs nothing. coalesce() keeps the
    -- planner from taking the last condition for one that holds for a single row.
    IF _better = 'higher' THEN
        _ids := ARRAY(
            SELECT m.evaluation_id
              FROM registry.model_metrics AS m
              JOIN registry.model_versions AS v
                ON v.artifact_id = m.artifact_id
              JOIN ONLY registry.artifacts AS a
                ON a.id = m.artifact_id
             WHERE m.metric = model_leaderboard.metric
               AND (dataset IS NULL OR m.dataset = model_leaderboard.dataset)
               AND (benchmark IS NULL OR m.benchmark_id = benchmark)
               AND (state IS NULL OR v.promotion_state = state)
               AND (family IS NULL
                    OR a.artifact_type = 'model' AND a.metadata::jsonb @> _family)
               AND v.archived_at IS NULL
               AND coalesce(m.evaluation_id = (
                       SELECT n.evaluation_id
                         FROM registry.model_metrics AS n
                        WHERE n.artifact_id = m.artifact_id AND n.metric = m.metric
                          AND (dataset IS NULL OR n.dataset = model_leaderboard.dataset)
                          AND (benchmark IS NULL OR n.benchmark_id = benchmark)
                        ORDER BY n.evaluated_at DESC, n.evaluation_id DESC
                        LIMIT 1), false)
             ORDER BY m.value DESC, m.artifact_id DESC
             LIMIT max_rows);
    ELSE
        _ids := ARRAY(
            SELECT m.evaluation_id
              FROM registry.model_metrics AS m
              JOIN registry.model_versions AS v
                ON v.artifact_id = m.artifact_id
              JOIN ONLY registry.artifacts AS a
                ON a.id = m.artifact_id
             WHERE m.metric = model_leaderboard.metric
               AND (dataset IS NULL OR m.dataset = model_leaderboard.dataset)
               AND (benchmark IS NULL OR m.benchmark_id = benchmark)
               AND (state IS NULL OR v.promotion_state = state)
               AND (family IS NULL
                    OR a.artifact_type = 'model' AND a.metadata::jsonb @> _family)
               AND v.archived_at IS NULL
               AND coalesce(m.evaluation_id = (
                       SELECT n.evaluation_id
                         FROM registry.model_metrics AS n
                        WHERE n.artifact_id = m.artifact_id AND n.metric = m.metric
                          AND (dataset IS NULL OR n.dataset = model_leaderboard.dataset)
                          AND (benchmark IS NULL OR n.benchmark_id = benchmark)
                        ORDER BY n.evaluated_at DESC, n.evaluation_id DESC
                        LIMIT 1), false)
             ORDER BY m.value, m.artifact_id
             LIMIT max_rows);
    END IF;
    RETURN QUERY
    SELECT i.place, e.artifact_id, a.title::text, a.version_number::integer, a.version_tag::text,
           a.metadata::jsonb->>'model_family', v.promotion_state, m.value, m.ci_low, m.ci_high,
           e.dataset_artifact_id, e.dataset_name, e.split, e.benchmark_id, e.evaluated_at,
           e.evaluation_id
      FROM unnest(_ids) WITH ORDINALITY AS i (id, place)
      JOIN registry.model_evaluations AS e
        ON e.evaluation_id = i.id
      JOIN registry.model_metrics AS m
        ON (m.artifact_id, m.metric, m.evaluation_id)
         = (e.artifact_id, model_leaderboard.metric, i.id)
      JOIN registry.model_versions AS v
        ON v.artifact_id = e.artifact_id
      JOIN ONLY registry.artifacts AS a
        ON a.id = e.artifact_id
     ORDER BY i.place;
END
$$;

COMMENT ON FUNCTION model_leaderboard(text, text, text, text, text, text, integer) IS
'Ranks model versions by a metric: takes its name, and all optional the data set (artifact id, or name where evaluations name no artifact), the benchmark, the model family, the promotion state, which direction is better (else metric_directions tells it), and how many rows. Each version counts once, with the newest evaluation that gives the metric, on that data set and benchmark where they are stated; archived versions are left out. Returns the best first. Raises 22023 where the direction is not known, and for a negative number of rows.';

REVOKE EXECUTE ON FUNCTION model_leaderboard(text, text, text, text, text, text, integer)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
