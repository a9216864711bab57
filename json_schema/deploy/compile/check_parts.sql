-- Deploy json_schema:compile/check_parts to pg

BEGIN;

CREATE FUNCTION json_schema.check_parts(schema jsonb, assert_formats boolean, mark text)
RETURNS TABLE (n integer, location text, fragment jsonb, title text, calls jsonb)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _resolved jsonb := json_schema.resolve_references(check_parts.schema);
    _queue    text[] := '{}';
    _uri      text;
    _path     text[];
    _part     jsonb;
    _call     text;
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
    WHILE n <= cardinality(_queue) LOOP
        location := coalesce(_queue[n], '#');
        _uri := split_part(location, '#', 1);
        _path := json_schema.pointer_tokens(substr(location, length(_uri) + 2));
        _part := _resolved #> (ARRAY['documents', _uri] || _path);
        title := CASE jsonb_typeof(_part) WHEN 'object' THEN _part ->> 'title' END;
        fragment := json_schema.function_fragment(
            _part, location, _resolved, assert_formats, 0, 0);
        calls := (
            SELECT coalesce(jsonb_agg(DISTINCT substr(call #>> '{}', length(mark) + 1)), '[]')
              FROM jsonb_path_query(
                       fragment, 'strict $.** ? (@.type() == "string" && @ starts with $mark)',
                       jsonb_build_object('mark', mark)) AS call);
        FOR _i IN 0 .. jsonb_array_length(calls) - 1 LOOP
            _call := calls ->> _i;
            IF NOT _call = ANY (_queue) THEN
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
fragment, a call is a JSON string: mark and the location; calls lists these locations.';

COMMIT;
