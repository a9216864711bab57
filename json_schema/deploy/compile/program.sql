-- Deploy json_schema:compile/program to pg

BEGIN;

-- A check that can call itself carries how deep it is; so does one of a great many functions.
CREATE FUNCTION json_schema.needs_depth(parts jsonb)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _open  jsonb := (SELECT jsonb_object_agg(part ->> 'location', part -> 'calls')
                       FROM jsonb_array_elements(needs_depth.parts) AS part);
    _names text[];
    _left  jsonb;
BEGIN
    IF jsonb_array_length(needs_depth.parts) > 100 THEN
        RETURN true;
    END IF;
    -- Take away what calls nothing that is left until nothing changes: what stays is circular.
    LOOP
        _names := ARRAY(SELECT jsonb_object_keys(_open));
        SELECT jsonb_object_agg(key, value) INTO _left FROM jsonb_each(_open) WHERE value ?| _names;
        EXIT WHEN _left IS NULL OR _left = _open;
        _open := _left;
    END LOOP;
    RETURN _left IS NOT NULL;
END
$$;

COMMENT ON FUNCTION json_schema.needs_depth(jsonb) IS
'Of the helpers of a program: do they call each other in a circle, or are there very many?';

CREATE FUNCTION json_schema.program(schema jsonb, assert_formats boolean)
RETURNS TABLE (n integer, location text, fragment jsonb, title text, calls jsonb)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _link  jsonb := json_schema.link(program.schema);
    _queue text[] := ARRAY['#'];
    _known jsonb := '{}';
    _uri   text;
    _path  text[];
    _part  jsonb;
BEGIN
    n := 0;
    -- The first is the check itself; whatever is called, even the root, is a function of its own.
    WHILE n < cardinality(_queue) LOOP
        location := _queue[n + 1];
        _uri := split_part(location, '#', 1);
        _path := json_schema.pointer_tokens(substr(location, length(_uri) + 2));
        IF cardinality(_path) > 500 THEN
            RAISE EXCEPTION USING
                ERRCODE = 'MR105',
                MESSAGE = 'the schema is nested too deeply to be compiled',
                DETAIL = format('A schema in it is at a JSON Pointer of %s steps, %s ...',
                                cardinality(_path), left(location, 80)),
                HINT = 'Move the inner schemas to definitions and refer to them.';
        END IF;
        _part := _link #> (ARRAY['documents', _uri] || _path);
        title := CASE jsonb_typeof(_part) WHEN 'object' THEN _part ->> 'title' END;
        SELECT expanded.fragment,
               jsonb_path_query_array(expanded.calls, 'strict $.** ? (@.type() == "string")')
          INTO fragment, calls
          FROM json_schema.expand(_part, location, _link, assert_formats, 0, 0) AS expanded;
        FOR _uri IN
            SELECT DISTINCT jsonb_array_elements_text(calls)
        LOOP
            IF NOT _known ? _uri THEN
                _known := _known || jsonb_build_object(_uri, true);
                _queue := _queue || _uri;
            END IF;
        END LOOP;
        RETURN NEXT;
        n := n + 1;
    END LOOP;
END
$$;

COMMENT ON FUNCTION json_schema.program(jsonb, boolean) IS
'The functions that a schema becomes: n 0 is the check itself, the others are called.';

COMMIT;
