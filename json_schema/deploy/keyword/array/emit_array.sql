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
'Returns the SQL of what schemas ask of the items of an array at the same places; NULL: nothing.';

CREATE FUNCTION json_schema.emit_array(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
BEGIN
    RETURN nullif(concat_ws(
        context ->> 'margin' || 'AND ',
        CASE WHEN schema -> 'additionalItems' = 'false' THEN format(
            'jsonb_array_length(%s) <= %s', value, jsonb_array_length(schema -> 'items')) END,
        CASE WHEN schema ? 'contains' THEN json_schema.emit_items(
            schema -> 'contains', value, true) END,
        CASE WHEN jsonb_typeof(schema -> 'items') = 'array' THEN json_schema.emit_tuple(
                 schema -> 'items', value, context)
             WHEN schema ? 'items' THEN json_schema.emit_items(
                 schema -> 'items', value, false) END,
        CASE WHEN schema ? 'maxItems' THEN format(
            'jsonb_array_length(%s) <= %s', value,
            json_schema.emit_number(schema -> 'maxItems')) END,
        CASE WHEN schema ? 'minItems' THEN format(
            'jsonb_array_length(%s) >= %s', value,
            json_schema.emit_number(schema -> 'minItems')) END,
        CASE WHEN schema -> 'uniqueItems' = 'true' THEN format(
            '(jsonb_array_length(%1$s) < 2 OR json_schema.unique_items(%1$s))', value) END), '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_array(jsonb, text, jsonb) IS
'Returns the SQL of what a schema asks of an array, loops apart; NULL: nothing. additionalItems
stands only beside a list of items.';

COMMIT;
