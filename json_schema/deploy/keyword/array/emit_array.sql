-- Deploy json_schema:keyword/array/emit_array to pg

BEGIN;

CREATE FUNCTION json_schema.emit_tuple(schemas jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT string_agg(
                   json_schema.emit(
                       item,
                       format('%s -> %s', value, n - 1),
                       context - 'type' - 'present' || jsonb_build_object(
                           'text', format('%s ->> %s', value, n - 1),
                           'absent', true
                       )
                   ),
                   context ->> 'margin' || 'AND ' ORDER BY n
               )
          FROM jsonb_array_elements(emit_tuple.schemas) WITH ORDINALITY AS _ (item, n)
         WHERE NOT json_schema.allows_all(item)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_tuple(jsonb, text, jsonb) IS
'SQL text of what schemas ask of the items of an array at the same places; NULL: nothing.';

CREATE FUNCTION json_schema.emit_array(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT string_agg(_.test, context ->> 'margin' || 'AND ' ORDER BY _.cost, _.keyword)
          FROM (
            SELECT keyword,
                   CASE keyword WHEN 'uniqueItems' THEN 2 ELSE 1 END AS cost,
                   CASE keyword
            WHEN 'minItems'
                THEN format('jsonb_array_length(%s) >= %s', value,
                            json_schema.emit_number(argument))
            WHEN 'maxItems'
                THEN format('jsonb_array_length(%s) <= %s', value,
                            json_schema.emit_number(argument))
            WHEN 'uniqueItems'
                THEN CASE argument WHEN 'true'
                          THEN format(
                              '(jsonb_array_length(%1$s) < 2 OR json_schema.unique_items(%1$s))',
                              value) END
            WHEN 'items'
                THEN CASE jsonb_typeof(argument) WHEN 'array'
                          THEN json_schema.emit_tuple(argument, value, context)
                          ELSE json_schema.emit_items(argument, value, false) END
            WHEN 'additionalItems'
                THEN CASE argument WHEN 'false'
                          THEN format('jsonb_array_length(%s) <= %s', value,
                                      jsonb_array_length(
                                      jsonb_path_query_array(schema, '$.items[*]'))) END
            WHEN 'contains'
                THEN json_schema.emit_items(argument, value, true)
                   END AS test
              FROM jsonb_each(emit_array.schema) AS keywords (keyword, argument)
          ) AS _
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_array(jsonb, text, jsonb) IS
'SQL text of what a schema asks of an array, but for what emit_loops() does; NULL: nothing.
additionalItems stands only beside a list of items.';

COMMIT;
