-- Deploy json_schema:keyword/combinator/emit_choice to pg

BEGIN;

-- A property with a const or an enum in every branch, required there, no value in two branches: it
-- says which branch can hold at all, so that one is tried instead of each.
CREATE FUNCTION json_schema.discriminator(branches jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT candidate.name
          FROM jsonb_object_keys(branches #> '{0,properties}') AS candidate (name),
               LATERAL (
                SELECT bool_and(coalesce(
                           (context ->> 'type' = 'object' OR branch ->> 'type' = 'object')
                           AND (context -> 'present' ? name OR branch -> 'required' ? name),
                           false)),
                       jsonb_agg(json_schema.scalar_options(branch -> 'properties' -> name))
                  FROM jsonb_array_elements(branches) AS _ (branch)
               ) AS _ (is_decisive, options)
         WHERE _.is_decisive
           AND NOT _.options @? 'strict $[*] ? (@ == null || @.size() == 0)'
           AND json_schema.unique_items(jsonb_path_query_array(_.options, 'strict $[*][*]'))
         ORDER BY candidate.name COLLATE "C"
         LIMIT 1
    );
END
$$;

COMMENT ON FUNCTION json_schema.discriminator(jsonb, jsonb) IS
'The property whose value decides between the branches of an anyOf or oneOf; NULL: there is none.';

CREATE FUNCTION json_schema.emit_by_property(
    branches jsonb, name text, value text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT format('CASE%s%s    ELSE %s%sEND',
                      string_agg(format(
                          '%s    WHEN %s%s    THEN %s', context ->> 'margin',
                          json_schema.emit_enum(
                              json_schema.scalar_options(branch -> 'properties' -> name),
                              format('%s -> %L', value, name)),
                          context ->> 'margin',
                          -- The value is an object, the property is there and right. It stays
                          -- among the properties: it must not count as an additional one.
                          json_schema.emit(
                              jsonb_set(branch, ARRAY['properties', name], 'true'), value,
                              within || '{"type": "object"}'::jsonb || jsonb_build_object(
                                  'present', coalesce(within -> 'present', '[]') || to_jsonb(name)))
                      ), '' ORDER BY n),
                      context ->> 'margin', json_schema.emit_absent(value, context),
                      context ->> 'margin')
          FROM jsonb_array_elements(branches) WITH ORDINALITY AS _ (branch, n),
               json_schema.indent(json_schema.indent(context - 'absent')) AS __ (within)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_by_property(jsonb, text, text, jsonb) IS
'SQL text of an anyOf or oneOf whose branches a property tells apart.';

CREATE FUNCTION json_schema.emit_by_type(branches jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT format('CASE jsonb_typeof(%s)%s%s    ELSE %s%sEND', value,
                      string_agg(format(
                          '%s    WHEN %L THEN %s', context ->> 'margin', type,
                          json_schema.emit(branch, value,
                                           within || jsonb_build_object('type', type))
                      ), '' ORDER BY n),
                      context ->> 'margin', json_schema.emit_absent(value, context),
                      context ->> 'margin')
          FROM jsonb_array_elements(branches) WITH ORDINALITY AS _ (branch, n),
               json_schema.indent(json_schema.indent(context - 'absent')) AS __ (within),
               replace(branch ->> 'type', 'integer', 'number') AS ___ (type)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_by_type(jsonb, text, jsonb) IS
'SQL text of an anyOf or oneOf whose branches are of one type each, all different.';

CREATE FUNCTION json_schema.emit_choice(
    branches jsonb, just_one boolean, value text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _name   text := json_schema.discriminator(branches, context);
    _inner  jsonb := json_schema.indent(context);
    _margin text := _inner ->> 'margin';
    _types  jsonb := (SELECT jsonb_agg(branch -> 'type')
                        FROM jsonb_array_elements(branches) AS branch
                       WHERE jsonb_typeof(branch -> 'type') = 'string');
    _tests  text[];
BEGIN
    IF _name IS NOT NULL THEN
        RETURN json_schema.emit_by_property(branches, _name, value, context);
    ELSIF NOT context ? 'type' AND jsonb_array_length(_types) = jsonb_array_length(branches)
          AND json_schema.unique_items(_types) AND NOT _types ?& '{integer,number}' THEN
        RETURN json_schema.emit_by_type(branches, value, context);
    END IF;
    _tests := ARRAY(
        SELECT json_schema.emit(branch, value, _inner)
          FROM jsonb_array_elements(branches) WITH ORDINALITY AS _ (branch, n)
         ORDER BY n
    );
    RETURN CASE
        WHEN cardinality(_tests) = 1 THEN _tests[1]
        WHEN NOT just_one
            THEN format('(%s%s)', _tests[1],
                        (SELECT string_agg(_margin || 'OR ' || test, '' ORDER BY n)
                           FROM unnest(_tests[2:]) WITH ORDINALITY AS _ (test, n)))
        WHEN cardinality(_tests) = 2
            THEN format('(%s) <> (%s)', _tests[1], _tests[2])
        ELSE format('cardinality(array_positions(ARRAY[%s%s], true)) = 1', _margin,
                    array_to_string(_tests, ',' || _margin))
    END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_choice(jsonb, boolean, text, jsonb) IS
'SQL text of the test whether a value obeys one of the branches at least, or just one.';

COMMIT;
