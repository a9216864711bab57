-- Deploy model_registry:catalog/find_models to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION filter_condition(filter jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _part  record;
    _inner text[];
    _sql   text[] := '{true}';
BEGIN
    IF jsonb_typeof(filter) IS DISTINCT FROM 'object' THEN
        PERFORM registry.refuse_filter(
            'a filter is an object', format('This is none: %s.', coalesce(left(filter::text, 100),
                                                                          'NULL')));
    END IF;
    FOR _part IN SELECT f.key, f.value FROM jsonb_each(filter) AS f LOOP
        CASE
        WHEN _part.key IN ('and', 'or') THEN
            IF jsonb_typeof(_part.value) <> 'array' OR _part.value = '[]' THEN
                PERFORM registry.refuse_filter(
                    format('"%s" in a filter takes an array of filters', _part.key),
                    format('This is none: %s.', left(_part.value::text, 100)));
            END IF;
            _inner := ARRAY(SELECT registry.filter_condition(i.value)
                              FROM jsonb_array_elements(_part.value) AS i);
            _sql := _sql || format('(%s)', array_to_string(
                        _inner, CASE _part.key WHEN 'and' THEN ' AND ' ELSE ' OR ' END));
        WHEN _part.key = 'not' THEN
            _sql := _sql || format('(%s) IS NOT TRUE', registry.filter_condition(_part.value));
        WHEN _part.key = 'text' THEN
            _sql := _sql || format('to_tsvector(''simple'', a.title::text) '
                                   '@@ plainto_tsquery(''simple'', %L)',
                                   _part.value #>> '{}');
        WHEN _part.key = 'metric' THEN
            IF jsonb_typeof(_part.value) <> 'object' THEN
                PERFORM registry.refuse_filter(
                    '"metric" in a filter takes an object',
                    format('This is none: %s.', left(_part.value::text, 100)));
            END IF;
            -- The newest evaluation that gives the metric counts, as on the leaderboard.
            SELECT _sql || array_agg(format(
                       'EXISTS (SELECT FROM %1$s AS x'
                       ' WHERE x.artifact_id = v.artifact_id AND x.metric = %2$L AND %3$s'
                       ' AND x.evaluation_id = (SELECT n.evaluation_id FROM %1$s AS n'
                       ' WHERE n.artifact_id = v.artifact_id AND n.metric = %2$L'
                       ' ORDER BY n.evaluated_at DESC, n.evaluation_id DESC LIMIT 1))',
                       'registry.model_metrics'::regclass, m.key,
                       registry.filter_comparison('x.value'::text, 'numeric'::text, m.key,
                                                  m.value)))
              INTO _sql
              FROM jsonb_each(_part.value) AS m;
        ELSE
            _sql := _sql || ('(' || registry.filter_key(_part.key, _part.value) || ')');
        END CASE;
    END LOOP;
    RETURN array_to_string(_sql, ' AND ');
END
$$;

COMMENT ON FUNCTION filter_condition(jsonb) IS
'Takes a filter of find_models(); returns it as an SQL condition on model_versions AS v and artifacts AS a. Raises 22023 for what it does not know.';

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
    _condition text := registry.filter_condition(filter);
    _ids       text[];
BEGIN
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
END
$$;

COMMENT ON FUNCTION find_models(jsonb, text, integer) IS
'Finds model versions: takes a filter, the artifact id that the page before ended with (NULL: the first page), and how many rows. A filter is an object; its members hold together. A member is a column of model_versions, title, version_tag, created_by or a key of metadata with a value, an array of values or an object of operators (=, <>, <, <=, >, >=); "text" with words of the title; "metric" with an object of metrics; "archived"; "and" and "or" with arrays of filters, "not" with a filter. Returns the newest first, archived ones only where "archived" is named. Raises 22023 for a filter that it does not know, 23503 for an unknown id.';

REVOKE EXECUTE ON FUNCTION filter_condition(jsonb), find_models(jsonb, text, integer) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
