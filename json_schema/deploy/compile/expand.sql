-- Deploy json_schema:compile/expand to pg

BEGIN;

CREATE FUNCTION json_schema.expand(
    schema jsonb, location text, link jsonb, assert_formats boolean, path integer, height integer,
    OUT fragment jsonb, OUT calls jsonb
)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _bare   jsonb := json_schema.bare(expand.schema);
    _target text;
    _uri    text;
BEGIN
    fragment := _bare;
    calls := '[]';
    IF jsonb_typeof(_bare) IN ('boolean', 'array') THEN
        -- An array is no schema but the list of names that a key of dependencies asks for.
        RETURN;
    ELSIF _bare ? '$ref' THEN
        _target := link #>> ARRAY['refs', location];
        _uri := split_part(_target, '#', 1);
        fragment := link #> (ARRAY['documents', _uri]
                             || json_schema.pointer_tokens(substr(_target, length(_uri) + 2)));
        -- A short definition that refers to nothing stands where it is referred to.
        IF octet_length(fragment::text) < 300 AND strpos(fragment::text, '"$ref"') = 0 THEN
            SELECT expanded.fragment, expanded.calls
              INTO fragment, calls
              FROM json_schema.expand(
                   fragment, _target, link, assert_formats, path, height + 1) AS expanded;
        ELSE
            fragment := to_jsonb(_target);
            calls := fragment;
        END IF;
        RETURN;
    ELSIF json_schema.needs_function(_bare, path, height) THEN
        fragment := to_jsonb(location);
        calls := fragment;
        RETURN;
    END IF;

    SELECT members.fragment, members.calls
      INTO fragment, calls
      FROM json_schema.expand_members(
           _bare, location, link, assert_formats, path, height) AS members;
    fragment := json_schema.hoist_required(json_schema.merge_type(fragment));
END
$$;

COMMENT ON FUNCTION json_schema.expand(jsonb, text, jsonb, boolean, integer, integer) IS
'The part of a schema that goes into one function: without annotations, short references replaced by
what they mean, and where another function is to be called, its location as a JSON string (a schema
is never a string). calls: those locations, nested in arrays.';

CREATE FUNCTION json_schema.expand_members(
    bare jsonb, location text, link jsonb, assert_formats boolean, path integer, height integer,
    OUT fragment jsonb, OUT calls jsonb
)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    WITH keyword AS (
        SELECT key, value,
               expand_members.location || '/' || key AS pointer,
               CASE
                   WHEN key IN ('allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else',
                                'dependencies') THEN path
                   WHEN key = 'properties' THEN path + 1
                   WHEN key = 'items' AND jsonb_typeof(value) = 'array' THEN path + 1
                   ELSE 0
               END AS steps,
               CASE
                   WHEN key IN ('allOf', 'anyOf', 'oneOf') THEN 'list'
                   WHEN key = 'items' AND jsonb_typeof(value) = 'array' THEN 'list'
                   WHEN key IN ('properties', 'patternProperties', 'dependencies') THEN 'map'
                   WHEN key IN ('items', 'additionalItems', 'contains', 'additionalProperties',
                                'propertyNames', 'not', 'if', 'then', 'else') THEN 'schema'
                   ELSE 'value'
               END AS kind
          FROM jsonb_each(bare)
         WHERE CASE key
                   WHEN 'then' THEN bare ? 'if'
                   WHEN 'else' THEN bare ? 'if'
                   WHEN 'if' THEN bare ?| '{then,else}'
                   WHEN 'additionalItems' THEN jsonb_typeof(bare -> 'items') = 'array'
                   WHEN 'format' THEN assert_formats AND value <@ json_schema.known_formats()
                   WHEN 'contentEncoding' THEN assert_formats
                   WHEN 'contentMediaType' THEN assert_formats
                   WHEN 'patternProperties' THEN value <> '{}'
                   ELSE true
               END
    )
    SELECT coalesce(jsonb_object_agg(keyword.key, expanded.fragment), '{}'),
           coalesce(jsonb_agg(expanded.calls) FILTER (WHERE expanded.calls IS NOT NULL), '[]')
      INTO fragment, calls
      FROM keyword
     CROSS JOIN LATERAL (
        SELECT CASE keyword.kind
                   WHEN 'value' THEN keyword.value
                   WHEN 'schema' THEN (array_agg(part.fragment))[1]
                   WHEN 'list' THEN coalesce(jsonb_agg(part.fragment ORDER BY member.n), '[]')
                   ELSE coalesce(jsonb_object_agg(member.key, part.fragment)
                                 FILTER (WHERE member.key IS NOT NULL), '{}')
               END AS fragment,
               jsonb_agg(part.calls) FILTER (WHERE part.calls <> '[]') AS calls
          FROM (
            SELECT NULL AS key, 0 AS n, keyword.value, keyword.pointer
             WHERE keyword.kind = 'schema'
            UNION ALL
            SELECT NULL, n, value, keyword.pointer || '/' || n - 1
              FROM jsonb_array_elements(CASE keyword.kind WHEN 'list' THEN keyword.value
                                             ELSE '[]' END) WITH ORDINALITY AS _ (value, n)
            UNION ALL
            SELECT key, 0, value, json_schema.pointer_append(keyword.pointer, key)
              FROM jsonb_each(CASE keyword.kind WHEN 'map' THEN keyword.value ELSE '{}' END)
          ) AS member
         CROSS JOIN LATERAL json_schema.expand(
               member.value, member.pointer, link, assert_formats, keyword.steps, height + 1
         ) AS part
     ) AS expanded;
END
$$;

COMMENT ON FUNCTION json_schema.expand_members(jsonb, text, jsonb, boolean, integer, integer) IS
'expand() for each schema that a keyword of this one holds.';

COMMIT;
