-- Deploy model_registry:catalog/filter_condition to pg

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
            IF jsonb_typeof(_part.value) <> 'string' THEN
                PERFORM registry.refuse_filter(
                    '"text" in a filter takes words of the title',
                    format('These are none: %s.', left(_part.value::text, 100)));
            END IF;
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
                       CASE WHEN m.value = 'null' THEN
                           'NOT EXISTS (SELECT FROM %1$s AS x'
                           ' WHERE x.artifact_id = v.artifact_id AND x.metric = %2$L)'
                       ELSE
                           'EXISTS (SELECT FROM %1$s AS x'
                           ' WHERE x.artifact_id = v.artifact_id AND x.metric = %2$L AND %3$s'
                           ' AND x.evaluation_id = (SELECT n.evaluation_id FROM %1$s AS n'
                           ' WHERE n.artifact_id = v.artifact_id AND n.metric = %2$L'
                           ' ORDER BY n.evaluated_at DESC, n.evaluation_id DESC LIMIT 1))'
                       END,
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

REVOKE EXECUTE ON FUNCTION filter_condition(jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
