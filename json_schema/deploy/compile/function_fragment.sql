-- Deploy json_schema:compile/function_fragment to pg

BEGIN;

CREATE FUNCTION json_schema.referenced_fragment(
    location text, resolved jsonb, assert_formats boolean, path integer, height integer,
    OUT fragment jsonb, OUT calls jsonb
)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _target text := referenced_fragment.location;
    _uri    text;
    _uses   integer;
BEGIN
    -- A $ref to a $ref is a $ref to what that one leads to.
    WHILE resolved #> ARRAY['refs', _target] IS NOT NULL LOOP
        IF resolved #> ARRAY['circular', _target] IS NOT NULL THEN
            fragment := jsonb_build_object('$ref', _target);
            calls := '[]';
            RETURN;
        END IF;
        _target := resolved #>> ARRAY['refs', _target];
    END LOOP;
    _uri := split_part(_target, '#', 1);
    fragment := resolved #> (ARRAY['documents', _uri]
                         || json_schema.pointer_tokens(substr(_target, length(_uri) + 2)));
    -- A short definition that refers to nothing stands where it is referred to, and so does one
    -- that is referred to once.
    _uses := resolved #>> ARRAY['uses', _target];
    IF _uses = 1 OR pg_column_size(fragment) < 10000 AND strpos(fragment::text, '"$ref"') = 0
       AND octet_length(fragment::text) < greatest(300, 2000 / _uses) THEN
        SELECT expanded.fragment, expanded.calls
          INTO fragment, calls
          FROM json_schema.function_fragment(
               fragment, _target, resolved, assert_formats, path, height + 1) AS expanded;
    ELSE
        fragment := to_jsonb(concat(resolved ->> 'mark', _target));
        calls := to_jsonb(_target);
    END IF;
END
$$;

COMMENT ON FUNCTION json_schema.referenced_fragment(text, jsonb, boolean, integer, integer) IS
'Returns what function_fragment() does, for the $ref at a location. One that leads in a circle
stays: {"$ref": location}.';

CREATE FUNCTION json_schema.function_fragment(
    schema jsonb, location text, resolved jsonb, assert_formats boolean, path integer,
    height integer,
    OUT fragment jsonb, OUT calls jsonb
)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    -- The keywords that hold schemas. test/keyword/keywords.sql compares them with keywords().
    _holders CONSTANT text[] := '{items,additionalItems,contains,properties,patternProperties,
        additionalProperties,propertyNames,dependencies,allOf,anyOf,oneOf,not,if,then,else}';
    _keyword text;
    _holds   text;
    _held    jsonb;
    _below   jsonb;
    _steps   integer;
BEGIN
    fragment := json_schema.assertions(function_fragment.schema);
    calls := '[]';
    IF jsonb_typeof(fragment) IN ('boolean', 'array') THEN
        -- An array is no schema but the list of names that a key of dependencies asks for.
        RETURN;
    ELSIF fragment ? '$ref' THEN
        SELECT expanded.fragment, expanded.calls
          INTO fragment, calls
          FROM json_schema.referenced_fragment(
               location, resolved, assert_formats, path, height) AS expanded;
        RETURN;
    END IF;
    IF fragment ?| '{if,then,else,additionalItems,patternProperties,format,contentEncoding,
                     contentMediaType}' THEN
        fragment := json_schema.without_idle(fragment, assert_formats);
    END IF;
    IF fragment ?| _holders THEN
        IF json_schema.needs_function(fragment, path, height) THEN
            fragment := to_jsonb(concat(resolved ->> 'mark', location));
            calls := to_jsonb(location);
            RETURN;
        END IF;
        FOREACH _keyword IN ARRAY _holders LOOP
            CONTINUE WHEN NOT fragment ? _keyword;
            _held := fragment -> _keyword;
            _holds := resolved #>> ARRAY['keywords', _keyword, 'holds'];
            _steps := CASE
                WHEN resolved #> ARRAY['keywords', _keyword, 'same_instance'] = 'true' THEN path
                WHEN _keyword = 'properties' OR jsonb_typeof(_held) = 'array' THEN path + 1
                ELSE 0 END;
            IF _holds = 'map' THEN
                SELECT jsonb_object_agg(key, part.fragment),
                       jsonb_agg(part.calls) FILTER (WHERE part.calls <> '[]')
                  INTO _held, _below
                  FROM jsonb_each(_held),
                       json_schema.function_fragment(
                           value, concat(location, '/', _keyword, '/',
                                         json_schema.pointer_escape(key)),
                           resolved, assert_formats, _steps, height + 1) AS part;
            ELSIF jsonb_typeof(_held) = 'array' THEN
                SELECT jsonb_agg(part.fragment ORDER BY n),
                       jsonb_agg(part.calls) FILTER (WHERE part.calls <> '[]')
                  INTO _held, _below
                  FROM jsonb_array_elements(_held) WITH ORDINALITY AS _ (value, n),
                       json_schema.function_fragment(
                           value, concat(location, '/', _keyword, '/', n - 1),
                           resolved, assert_formats, _steps, height + 1) AS part;
            ELSE
                SELECT part.fragment, nullif(part.calls, '[]')
                  INTO _held, _below
                  FROM json_schema.function_fragment(
                           _held, location || '/' || _keyword, resolved, assert_formats,
                           _steps, height + 1) AS part;
            END IF;
            IF _held IS NOT NULL THEN
                fragment := fragment || jsonb_build_object(_keyword, _held);
            END IF;
            IF _below IS NOT NULL THEN
                calls := calls || jsonb_build_array(_below);
            END IF;
        END LOOP;
        fragment := json_schema.hoist_required(json_schema.merge_choice(
            json_schema.without_trivial(json_schema.merge_branches(fragment))));
    END IF;
    IF fragment ?| '{enum,const}' THEN
        fragment := json_schema.merge_type(fragment);
    END IF;
END
$$;

COMMENT ON FUNCTION json_schema.function_fragment(jsonb, text, jsonb, boolean, integer, integer) IS
'Returns the part of a schema that goes into one function: without annotations, short references
replaced by what they mean, and where another function is to be called, a JSON string: the mark and
its location. calls: those locations, nested in arrays. resolved: what resolve_references() returns,
with the members keywords (keyword_table()), uses (how many $refs lead to a definition) and mark.
path: how many look-ups lead to the value; height: how many schemas are around it there.';

COMMIT;
