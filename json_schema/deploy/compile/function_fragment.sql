-- Deploy json_schema:compile/function_fragment to pg

BEGIN;

CREATE FUNCTION json_schema.referenced_fragment(
    location text, resolved jsonb, assert_formats boolean, path integer, height integer
)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _target   text := referenced_fragment.location;
    _uri      text;
    _uses     integer;
    _fragment jsonb;
BEGIN
    -- A $ref to a $ref is a $ref to what that one leads to.
    WHILE resolved #> ARRAY['refs', _target] IS NOT NULL LOOP
        IF resolved #> ARRAY['circular', _target] IS NOT NULL THEN
            RETURN jsonb_build_object('$ref', _target);
        END IF;
        _target := resolved #>> ARRAY['refs', _target];
    END LOOP;
    _uri := split_part(_target, '#', 1);
    _fragment := resolved #> (ARRAY['documents', _uri]
                          || json_schema.pointer_tokens(substr(_target, length(_uri) + 2)));
    -- A short definition that refers to nothing stands where it is referred to, and so does one
    -- that is referred to once.
    _uses := (resolved #> ARRAY['uses', _target])::integer;
    IF _uses = 1 OR pg_column_size(_fragment) < 10000 AND strpos(_fragment::text, '"$ref"') = 0
       AND octet_length(_fragment::text) < greatest(300, 2000 / _uses) THEN
        RETURN json_schema.function_fragment(
            _fragment, _target, resolved, assert_formats, path, height + 1);
    END IF;
    RETURN to_jsonb(concat(resolved ->> 'mark', _target));
END
$$;

COMMENT ON FUNCTION json_schema.referenced_fragment(text, jsonb, boolean, integer, integer) IS
'Returns what function_fragment() does, for the $ref at a location. One that leads in a circle
stays: {"$ref": location}.';

CREATE FUNCTION json_schema.function_fragment(
    schema jsonb, location text, resolved jsonb, assert_formats boolean, path integer,
    height integer
)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    -- The keywords that hold schemas. test/keyword/keywords.sql compares them with keywords().
    _holders CONSTANT text[] := '{items,additionalItems,contains,properties,patternProperties,
        additionalProperties,propertyNames,dependencies,allOf,anyOf,oneOf,not,if,then,
        else}'::text[];
    _fragment jsonb := json_schema.assertions(function_fragment.schema);
    _keyword  text;
    _held     jsonb;
    _steps    integer;
BEGIN
    IF jsonb_typeof(_fragment) IN ('boolean', 'array') THEN
        -- An array is no schema but the list of names that a key of dependencies asks for.
        RETURN _fragment;
    ELSIF _fragment ? '$ref' THEN
        RETURN json_schema.referenced_fragment(location, resolved, assert_formats, path, height);
    END IF;
    IF _fragment ?| '{if,then,else,additionalItems,patternProperties,propertyNames,format,
                      contentEncoding,contentMediaType}' THEN
        _fragment := json_schema.without_idle(_fragment, assert_formats);
    END IF;
    IF _fragment ?| _holders THEN
        IF json_schema.needs_function(_fragment, path, height) THEN
            RETURN to_jsonb(concat(resolved ->> 'mark', location));
        END IF;
        FOREACH _keyword IN ARRAY _holders LOOP
            CONTINUE WHEN NOT _fragment ? _keyword;
            _held := _fragment -> _keyword;
            _steps := CASE
                WHEN resolved #> ARRAY['keywords', _keyword, 'same_instance'] = 'true' THEN path
                WHEN _keyword = 'properties' OR jsonb_typeof(_held) = 'array' THEN path + 1
                ELSE 0 END;
            IF resolved #>> ARRAY['keywords', _keyword, 'holds'] = 'map' THEN
                _held := (
                    SELECT jsonb_object_agg(key, json_schema.function_fragment(
                               value, concat(location, '/', _keyword, '/',
                                             json_schema.pointer_escape(key)),
                               resolved, assert_formats, _steps, height + 1))
                      FROM jsonb_each(_held));
            ELSIF jsonb_typeof(_held) = 'array' THEN
                _held := (
                    SELECT jsonb_agg(json_schema.function_fragment(
                               value, concat(location, '/', _keyword, '/', n - 1),
                               resolved, assert_formats, _steps, height + 1) ORDER BY n)
                      FROM jsonb_array_elements(_held) WITH ORDINALITY AS _ (value, n));
            ELSE
                _held := json_schema.function_fragment(
                    _held, location || '/' || _keyword, resolved, assert_formats, _steps,
                    height + 1);
            END IF;
            IF _held IS NOT NULL THEN
                _fragment := _fragment || jsonb_build_object(_keyword, _held);
            END IF;
        END LOOP;
        _fragment := json_schema.hoist_required(json_schema.merge_choice(
            json_schema.without_trivial(json_schema.merge_branches(_fragment))));
    END IF;
    IF _fragment ?| '{enum,const}' THEN
        _fragment := json_schema.merge_type(_fragment);
    END IF;
    RETURN _fragment;
END
$$;

COMMENT ON FUNCTION json_schema.function_fragment(jsonb, text, jsonb, boolean, integer, integer) IS
'Returns the part of a schema that goes into one function: without annotations, short references
replaced by what they mean, and where another function is to be called, a JSON string: the mark and
its location. resolved: what resolve_references() returns, with the members keywords
(keyword_table()), uses (how many $refs lead to a definition) and mark. path: how many look-ups lead
to the value; height: how many schemas are around it there.';

COMMIT;
