-- Deploy model_registry:catalog/compare_models to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION compare_models(ids text[])
RETURNS TABLE (
    kind      text,
    name      text,
    stated    jsonb,
    differs   boolean,
    direction text,
    better    text[]
)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
#variable_conflict use_column
DECLARE
    -- The metrics have rows of their own; what else is left out says nothing about the model.
    _apart  CONSTANT text[] := '{artifact_id,lineage_id,eval_metrics_json,evaluation_metrics,
                                 training_params_json,held_for_review,legacy_values,is_current,
                                 promotion_event_id,created_at}';
    _ids    text[] := ARRAY(SELECT DISTINCT i FROM unnest(ids) AS i);
    _count  integer := cardinality(_ids);
    _fields jsonb := '{}';
    _id     text;
BEGIN
    FOREACH _id IN ARRAY _ids LOOP
        PERFORM registry.require_version(_id);
        SELECT _fields || jsonb_build_object(_id, jsonb_strip_nulls(
                   to_jsonb(v) || registry.read_metadata(a.id::text, a.metadata::text)
                   || jsonb_build_object('title', a.title, 'version_number', a.version_number,
                                         'version_tag', a.version_tag)) - _apart)
          INTO _fields
          FROM registry.model_versions AS v
          JOIN ONLY registry.artifacts AS a
            ON a.id = v.artifact_id
         WHERE v.artifact_id = _id;
    END LOOP;

    RETURN QUERY
    SELECT 'field', f.key, jsonb_object_agg(d.key, f.value),
           count(*) < _count OR count(DISTINCT f.value) > 1, NULL::text, NULL::text[]
      FROM jsonb_each(_fields) AS d
     CROSS JOIN LATERAL jsonb_each(d.value) AS f
     GROUP BY f.key
     ORDER BY f.key COLLATE "C";

    -- What each version shows: its newest evaluation of its own benchmark. One is the better only
    -- where all were measured on the same.
    RETURN QUERY
    WITH number AS (
        SELECT m.metric, m.artifact_id, m.value, m.ci_low, m.ci_high,
               jsonb_build_array(m.dataset, m.benchmark_id, e.split) AS place,
               registry.metric_direction(m.metric) AS direction
          FROM unnest(_ids) AS i (id)
          JOIN registry.model_versions AS v
            ON v.artifact_id = i.id
         CROSS JOIN LATERAL registry.newest_evaluation(i.id, v.benchmark_id) AS s
          JOIN registry.model_evaluations AS e
            ON e.evaluation_id = s.evaluation_id
          JOIN registry.model_metrics AS m
            ON m.artifact_id = i.id AND m.evaluation_id = s.evaluation_id
    ), metric AS (
        SELECT n.metric, n.direction, count(*) AS versions,
               CASE n.direction WHEN 'higher' THEN max(n.value) WHEN 'lower' THEN min(n.value) END
                   AS best,
               min(n.value) <> max(n.value) AS varies, count(DISTINCT n.place) = 1 AS is_fair,
               jsonb_object_agg(n.artifact_id, CASE
                   WHEN coalesce(n.ci_low, n.ci_high) IS NULL THEN to_jsonb(n.value)
                   ELSE jsonb_strip_nulls(jsonb_build_object(
                            'value', n.value, 'ci_low', n.ci_low, 'ci_high', n.ci_high)) END)
                   AS stated
          FROM number AS n
         GROUP BY n.metric, n.direction
    )
    SELECT 'metric', m.metric, m.stated, m.versions < _count OR m.varies, m.direction,
           CASE WHEN m.is_fair AND m.varies AND m.best IS NOT NULL THEN ARRAY(
               SELECT n.artifact_id FROM number AS n
                WHERE n.metric = m.metric AND n.value = m.best ORDER BY n.artifact_id) END
      FROM metric AS m
     ORDER BY m.metric COLLATE "C";
END
$$;

COMMENT ON FUNCTION compare_models(text[]) IS
'Takes the ids of model versions; returns a row per field, then a row per metric of the newest evaluation of each: what each version states, an object by id; whether they differ; for a metric its direction, and which versions are the better ones where it is known and all were measured on the same data set, split and benchmark. Raises 23503 for an unknown version, and for NULL among the ids.';

REVOKE EXECUTE ON FUNCTION compare_models(text[]) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
