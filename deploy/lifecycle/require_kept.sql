-- Deploy model_registry:lifecycle/require_kept to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION require_kept(artifact_id text, before jsonb, after jsonb)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _fields text;
    _values text;
BEGIN
    SELECT string_agg(f.name, ', ' ORDER BY f.name),
           string_agg(format('%s: %s -> %s', f.name, left(f.was::text, 200),
                             coalesce(left(f.is_now::text, 200), 'nothing')), E'\n'
                      ORDER BY f.name)
      INTO _fields, _values
      FROM (SELECT b.key || coalesce(' (' || nullif(registry.mirrored_field(b.key), b.key) || ')',
                                     '') AS name,
                   b.value AS was, after->b.key AS is_now
              FROM jsonb_each(before) AS b
             WHERE b.value <> 'null' AND after->b.key IS DISTINCT FROM b.value) AS f;
    IF _fields IS NOT NULL THEN
        RAISE SQLSTATE 'MR010' USING
            MESSAGE = format('model version "%s" is promoted, and this is fixed: %s', artifact_id,
                             _fields),
            DETAIL = _values,
            HINT = 'Register a new version with register_model(..., new_version_of => ...), or '
                   'take this one out of use with withdraw_model().',
            TABLE = 'model_versions';
    END IF;
END
$$;

COMMENT ON FUNCTION require_kept(text, jsonb, jsonb) IS
'Takes a promoted version, what of it is fixed, and what it would become. Raises MR010 where a value that is not null would change or vanish.';

CREATE FUNCTION without_evaluated(artifact_id text, benchmark_id text, before jsonb, after jsonb)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _shown jsonb;
BEGIN
    SELECT jsonb_build_object(
               'eval_metrics_json', e.metrics, 'evaluation_metrics', e.metrics,
               'eval_dataset_artifact_id', e.dataset_artifact_id,
               'evaluation_dataset', e.dataset_name)
      INTO _shown
      FROM registry.newest_evaluation(artifact_id, benchmark_id) AS e;
    RETURN before - ARRAY(SELECT s.key FROM jsonb_each(_shown) AS s
                           WHERE s.value <> 'null' AND after->s.key = s.value);
END
$$;

COMMENT ON FUNCTION without_evaluated(text, text, jsonb, jsonb) IS
'Takes a promoted version, its benchmark, what of it is fixed, and what it would become; returns what is fixed, without the metrics and the data set where they become what the newest evaluation of that benchmark says.';

REVOKE EXECUTE ON FUNCTION require_kept(text, jsonb, jsonb),
                           without_evaluated(text, text, jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
