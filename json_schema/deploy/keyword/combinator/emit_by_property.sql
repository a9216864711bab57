-- Deploy json_schema:keyword/combinator/emit_by_property to pg

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
'Returns the SQL of an anyOf or oneOf whose branches a property tells apart by these options.';

COMMIT;
