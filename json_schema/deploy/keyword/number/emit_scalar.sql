-- Deploy json_schema:keyword/number/emit_scalar to pg

BEGIN;

CREATE FUNCTION json_schema.emit_number(number jsonb)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RETURN CASE
        WHEN emit_number.number::numeric % 1 = 0 AND abs(emit_number.number::numeric) < 2147483648
        THEN trunc(emit_number.number::numeric)::text
        ELSE format('%L::numeric', emit_number.number)
    END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_number(jsonb) IS
'Returns a JSON number as SQL: an integer where it fits one, else a quoted numeric.';

CREATE FUNCTION json_schema.emit_scalar(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _text text := context ->> 'text';
BEGIN
    RETURN nullif(concat_ws(
        context ->> 'margin' || 'AND ',
        VARIADIC CASE context ->> 'type'
        WHEN 'number' THEN ARRAY[
            CASE WHEN schema ? 'exclusiveMaximum' THEN format(
                '(%s)::numeric < %s', value,
                json_schema.emit_number(schema -> 'exclusiveMaximum')) END,
            CASE WHEN schema ? 'exclusiveMinimum' THEN format(
                '(%s)::numeric > %s', value,
                json_schema.emit_number(schema -> 'exclusiveMinimum')) END,
            CASE WHEN schema ? 'maximum' THEN format(
                '(%s)::numeric <= %s', value, json_schema.emit_number(schema -> 'maximum')) END,
            CASE WHEN schema ? 'minimum' THEN format(
                '(%s)::numeric >= %s', value, json_schema.emit_number(schema -> 'minimum')) END,
            CASE WHEN schema ? 'multipleOf' THEN format(
                '(%s)::numeric %% %s = 0', value,
                json_schema.emit_number(schema -> 'multipleOf')) END]
        WHEN 'string' THEN ARRAY[
            CASE WHEN schema ? 'maxLength' THEN format(
                'length(%s) <= %s', _text, json_schema.emit_number(schema -> 'maxLength')) END,
            CASE WHEN schema -> 'minLength' = '1' THEN format('%s <> %L', _text, '')
                 WHEN schema ? 'minLength' THEN format(
                'length(%s) >= %s', _text, json_schema.emit_number(schema -> 'minLength')) END,
            CASE WHEN schema ? 'pattern' THEN json_schema.emit_pattern(
                schema ->> 'pattern', _text) END,
            CASE WHEN schema ?| '{contentEncoding,contentMediaType}' THEN format(
                'json_schema.is_content(%L, %L, %s)', schema ->> 'contentEncoding',
                schema ->> 'contentMediaType', _text) END,
            CASE WHEN schema ? 'format' THEN format(
                'json_schema.%I(%s)', 'is_' || replace(schema ->> 'format', '-', '_'), _text) END]
        END), '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_scalar(jsonb, text, jsonb) IS
'Returns the SQL of what a schema asks of a number or a string (context.type says which); NULL:
nothing. context.text is the SQL of the value as text. The argument of format must be a known one.';

COMMIT;
