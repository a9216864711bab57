-- Deploy json_schema:compile/check_parts to pg

BEGIN;

CREATE FUNCTION json_schema.check_parts(
    schema jsonb, assert_formats boolean, mark text DEFAULT ''
)
RETURNS TABLE (n integer, location text, fragment jsonb, title text, calls jsonb)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _resolved  jsonb := json_schema.resolve_references(check_parts.schema);
    _queue text[] := ARRAY['#'];
    _known jsonb := '{}';
    _uri   text;
    _path  text[];
    _part  jsonb;
    _call  text;
BEGIN
    IF _resolved -> 'circular' ? '#' THEN
        PERFORM json_schema.refuse_circle(check_parts.schema, '#');
    END IF;
    _resolved := _resolved || jsonb_build_object(
        'keywords', json_schema.keyword_table(),
        'mark', check_parts.mark,
        -- Only of definitions that are themselves no part of anything else.
        'uses', (
            SELECT coalesce(jsonb_object_agg(value, uses), '{}')
              FROM (SELECT value, count(*) AS uses
                      FROM jsonb_each_text(_resolved -> 'refs') AS ref
                     GROUP BY value) AS _
             WHERE value ~ '#/(definitions|[$]defs)/[^/]*$'));
    n := 0;
    -- The first is the check itself; whatever is called, even the root, is a function of its own.
    WHILE n < cardinality(_queue) LOOP
        location := _queue[n + 1];
        _uri := split_part(location, '#', 1);
        _path := json_schema.pointer_tokens(substr(location, length(_uri) + 2));
        _part := _resolved #> (ARRAY['documents', _uri] || _path);
        title := CASE jsonb_typeof(_part) WHEN 'object' THEN _part ->> 'title' END;
        SELECT expanded.fragment,
               jsonb_path_query_array(expanded.calls, 'strict $.** ? (@.type() == "string")')
          INTO fragment, calls
          FROM json_schema.function_fragment(
               _part, location, _resolved, assert_formats, 0, 0) AS expanded;
        FOR _call IN
            SELECT DISTINCT jsonb_array_elements_text(calls)
        LOOP
            IF NOT _known ? _call THEN
                _known := _known || jsonb_build_object(_call, true);
                _queue := array_append(_queue, _call);
            END IF;
        END LOOP;
        RETURN NEXT;
        n := n + 1;
    END LOOP;
END
$$;

COMMENT ON FUNCTION json_schema.check_parts(jsonb, boolean, text) IS
'Returns the functions that a schema becomes: n 0 is the check itself, the others are called. In the
fragment, a call is a JSON string: mark and the location.';

COMMIT;
