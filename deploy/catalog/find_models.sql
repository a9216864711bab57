-- Deploy model_registry:catalog/find_models to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION find_models(
    filter   jsonb   DEFAULT '{}',
    after    text    DEFAULT NULL,
    max_rows integer DEFAULT 20
)
RETURNS TABLE (
    artifact_id     text,
    title           text,
    model_family    text,
    framework       text,
    lineage_id      text,
    version         integer,
    promotion_state text,
    metrics         jsonb,
    created_at      timestamptz
)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _condition text;
    _ids       text[];
BEGIN
    PERFORM registry.require_max_rows(max_rows);
    _condition := registry.filter_condition(filter);
    IF after IS NOT NULL THEN
        PERFORM registry.require_version(after);
        _condition := format(
            '%s AND (v.created_at, v.artifact_id) < '
            '(SELECT l.created_at, l.artifact_id FROM %s AS l WHERE l.artifact_id = %L)',
            _condition, 'registry.model_versions'::regclass, after);
    END IF;
    IF NOT filter ? 'archived' THEN
        _condition := 'v.archived_at IS NULL AND ' || _condition;
    END IF;
    -- The indexes on artifacts hold models alone.
    EXECUTE format(
        'SELECT ARRAY(SELECT v.artifact_id'
        '               FROM %s AS v JOIN ONLY %s AS a ON a.id = v.artifact_id'
        '              WHERE a.artifact_type = ''model'' AND %s'
        '              ORDER BY v.created_at DESC, v.artifact_id DESC'
        '              LIMIT %s)', 'registry.model_versions'::regclass,
        'registry.artifacts'::regclass, _condition, coalesce(max_rows::text, 'ALL'))
       INTO _ids;
    RETURN QUERY
    SELECT v.artifact_id, a.title::text, a.metadata::jsonb->>'model_family',
           a.metadata::jsonb->>'framework', v.lineage_id, v.lineage_position, v.promotion_state,
           v.eval_metrics_json, v.created_at
      FROM unnest(_ids) WITH ORDINALITY AS i (id, place)
      JOIN registry.model_versions AS v
        ON v.artifact_id = i.id
      JOIN ONLY registry.artifacts AS a
        ON a.id = i.id
     ORDER BY i.place;
EXCEPTION
    WHEN invalid_parameter_value THEN
        RAISE;
    WHEN data_exception THEN
        PERFORM registry.refuse_filter('a filter compares with a value of another type',
                                       SQLERRM || '.');
    WHEN statement_too_complex THEN
        PERFORM registry.refuse_filter('a filter is nested too deeply', SQLERRM || '.');
END
$$;

COMMENT ON FUNCTION find_models(jsonb, text, integer) IS
'Finds model versions: takes a filter, the artifact id that the page before ended with (NULL: the first page), and how many rows. A filter is an object; its members hold together. A member is a column of model_versions, title, version_tag, created_by or a key of metadata with a value, an array of values, an object of operators (=, <>, <, <=, >, >=), or null for none; "text" with words of the title; "metric" with an object of metrics in the same way; "archived"; "and" and "or" with arrays of filters, "not" with a filter. Returns the newest first, archived ones only where "archived" is named. Raises 22023 for a filter that it does not know and a negative number of rows, 23503 for an unknown id.';

REVOKE EXECUTE ON FUNCTION find_models(jsonb, text, integer) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
