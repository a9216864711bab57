-- Deploy json_schema:keyword/combinator/emit_branches to pg

BEGIN;

CREATE FUNCTION json_schema.emit_by_property(
    branches jsonb, name text, options jsonb, value text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _within   jsonb := json_schema.indent(json_schema.indent(context - 'absent'));
    _are_text boolean := json_schema.are_plain_texts(
        jsonb_path_query_array(options, 'strict $[*][*]'));
BEGIN
    -- The value is an object, the property is there and right. It stays among the properties: it
    -- must not count as an additional one.
    _within := _within || jsonb_build_object(
        'type', 'object', 'present', coalesce(_within -> 'present', '[]') || to_jsonb(name));
    RETURN (
        SELECT format('CASE %s %s %L%s%s    ELSE %s%sEND', value,
                      CASE WHEN _are_text THEN '->>' ELSE '->' END, name,
                      string_agg(format(
                          '%1$s    WHEN %2$s%1$s    THEN %3$s', context ->> 'margin',
                          CASE WHEN _are_text THEN quote_literal(option #>> '{}')
                               ELSE format('%L::jsonb', option) END,
                          json_schema.emit(
                              CASE WHEN branch ? '$call' THEN branch
                                   ELSE jsonb_set(branch, ARRAY['properties', name], 'true') END,
                              value, _within)
                      ), '' ORDER BY n, option),
                      context ->> 'margin', json_schema.emit_absent(value, context),
                      context ->> 'margin')
          FROM jsonb_array_elements(branches) WITH ORDINALITY AS _ (branch, n),
               jsonb_array_elements(options -> (n - 1)::integer) AS __ (option)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_by_property(jsonb, text, jsonb, text, jsonb) IS
'SQL text of an anyOf or oneOf whose branches a property tells apart by these options.';

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
                      ), '' ORDER BY n, type),
                      context ->> 'margin', json_schema.emit_absent(value, context),
                      context ->> 'margin')
          FROM jsonb_array_elements(branches) WITH ORDINALITY AS _ (branch, n),
               json_schema.indent(json_schema.indent(context - 'absent')) AS __ (within),
               unnest(json_schema.branch_types(branch)) AS ___ (type)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_by_type(jsonb, text, jsonb) IS
'SQL text of an anyOf or oneOf whose branches allow types that no other one allows.';

CREATE FUNCTION json_schema.emit_branches(
    branches jsonb, just_one boolean, value text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _number integer := jsonb_array_length(branches);
    _by     record;
    _inner  jsonb := json_schema.indent(context);
    _margin text := _inner ->> 'margin';
    _tests  text[];
BEGIN
    IF _number > 1 THEN
        _by := json_schema.discriminator(branches, context);
        IF _by.name IS NOT NULL THEN
            RETURN json_schema.emit_by_property(branches, _by.name, _by.options, value, context);
        ELSIF NOT context ? 'type' AND (
            SELECT count(DISTINCT type) = count(*) AND count(DISTINCT n) = _number
              FROM jsonb_array_elements(branches) WITH ORDINALITY AS _ (branch, n),
                   unnest(json_schema.branch_types(branch)) AS type
        ) THEN
            RETURN json_schema.emit_by_type(branches, value, context);
        END IF;
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

COMMENT ON FUNCTION json_schema.emit_branches(jsonb, boolean, text, jsonb) IS
'SQL text of the test whether a value satisfies one of the branches at least, or just one.';

COMMIT;
