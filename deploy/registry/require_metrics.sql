-- Deploy model_registry:registry/require_metrics to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION require_metrics(artifact_id text, metrics jsonb)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _interval CONSTANT text[] := '{value,ci_low,ci_high}';
    _problem  text;
    _path     text;
    _value    jsonb;
BEGIN
    IF jsonb_typeof(metrics) IS DISTINCT FROM 'object' OR metrics = '{}' THEN
        _problem := 'no metric is given';
        _value := metrics;
    ELSE
        SELECT p.problem, p.path, p.value INTO _problem, _path, _value
          FROM (SELECT concat_ws('/', m.key, g.key) AS path, coalesce(g.value, m.value) AS value,
                       count(*) OVER (PARTITION BY concat_ws('/', m.key, g.key)) AS times
                  FROM jsonb_each(metrics) AS m
                  LEFT JOIN jsonb_each(CASE WHEN jsonb_typeof(m.value) = 'object'
                                             AND NOT (m.value ?| _interval
                                                      AND m.value - _interval = '{}')
                                            THEN m.value END) AS g
                    ON true) AS s
         CROSS JOIN LATERAL (SELECT s.path, s.value, CASE
                   WHEN s.times > 1 THEN 'two metrics have this name'
                   WHEN jsonb_typeof(s.value) = 'number' THEN NULL
                   WHEN jsonb_typeof(s.value) <> 'object' THEN 'it is no number'
                   WHEN s.value - _interval <> '{}' OR s.value = '{}'
                       THEN 'groups have one level, and at least one metric'
                   WHEN jsonb_path_exists(s.value, '$.* ? (@.type() != "number")')
                       THEN 'value, ci_low and ci_high are numbers'
                   WHEN NOT s.value ? 'value' THEN 'an interval needs its value'
                   WHEN s.value->'ci_low' > s.value->'value' THEN 'ci_low is greater than value'
                   WHEN s.value->'ci_high' < s.value->'value' THEN 'ci_high is less than value'
               END AS problem) AS p
         WHERE p.problem IS NOT NULL
         ORDER BY p.path
         LIMIT 1;
    END IF;
    IF _problem IS NOT NULL THEN
        RAISE invalid_parameter_value USING
            MESSAGE = CASE WHEN _path IS NULL
                           THEN format('an evaluation of model "%s" has no metrics', artifact_id)
                           ELSE format('metric "%s" of model "%s" cannot be recorded', _path,
                                       artifact_id) END,
            DETAIL = format('%s: %s.', _problem, coalesce(left(_value::text, 100), 'NULL')),
            HINT = 'A metric is a number, or {"value": 0.8, "ci_low": 0.7, "ci_high": 0.9}, or a '
                   'group: one level of named metrics.';
    END IF;
END
$$;

COMMENT ON FUNCTION require_metrics(text, jsonb) IS
'Takes a model and the metrics of an evaluation. Raises 22023 for the first one that is no number, no value with an interval around it, and no group of these; MESSAGE names its path.';

CREATE FUNCTION require_measured(artifact_id text, evaluated_at timestamptz)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF evaluated_at > clock_timestamp() + interval '5 minutes' THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('an evaluation of model "%s" lies in the future', artifact_id),
            DETAIL = format('evaluated_at is %s.', evaluated_at),
            HINT = 'Leave evaluated_at out to record it as measured now.';
    END IF;
END
$$;

COMMENT ON FUNCTION require_measured(text, timestamptz) IS
'Takes a model and when an evaluation was made (NULL: now). Raises 22023 for a time in the future.';

REVOKE EXECUTE ON FUNCTION require_metrics(text, jsonb), require_measured(text, timestamptz)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
