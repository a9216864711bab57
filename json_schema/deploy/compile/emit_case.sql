-- Deploy json_schema:compile/emit_case to pg

BEGIN;

CREATE FUNCTION json_schema.emit_options(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT string_agg(
                   json_schema.emit_enum(_.options, value, context),
                   context ->> 'margin' || 'AND ')
          FROM (VALUES (CASE WHEN schema ? 'const' THEN jsonb_build_array(schema -> 'const') END),
                       (schema -> 'enum')) AS _ (options)
         WHERE _.options IS NOT NULL
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_options(jsonb, text, jsonb) IS
'Returns the SQL of what const and enum ask of a value; NULL: nothing.';

CREATE FUNCTION json_schema.emit_for_type(schema jsonb, type text, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _inner jsonb := context - 'absent' || jsonb_build_object('type', type);
BEGIN
    RETURN nullif(concat_ws(
        context ->> 'margin' || 'AND ',
        CASE WHEN type = 'number'
                  AND schema -> 'type' ? 'integer' AND NOT schema -> 'type' ? 'number'
             -- Most integers are written without a fraction, and the scale is had for less.
             THEN format('(scale((%1$s)::numeric) = 0 OR (%1$s)::numeric %% 1 = 0)', value) END,
        CASE type
            WHEN 'number' THEN json_schema.emit_scalar(schema, value, _inner)
            WHEN 'string' THEN json_schema.emit_scalar(schema, value, _inner)
            WHEN 'array' THEN json_schema.emit_array(schema, value, _inner)
            WHEN 'object' THEN json_schema.emit_object(schema, value, _inner)
        END), '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_for_type(jsonb, text, text, jsonb) IS
'Returns the SQL of what a schema asks of a value of this type, combinators apart; NULL: nothing.';

CREATE FUNCTION json_schema.emit_case(
    types text[], tests text[], value text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _margin text := context ->> 'margin';
    _names  text[] := coalesce(types, '{object,array,string,number}'::text[]);
    _tested text;
    _free   text;
BEGIN
    IF array_remove(tests, NULL) = '{}' THEN
        RETURN CASE WHEN types IS NOT NULL THEN json_schema.emit_if_absent(
            CASE WHEN cardinality(types) = 1 THEN format('jsonb_typeof(%s) = %L', value, types[1])
                 ELSE format('jsonb_typeof(%s) = ANY (%L::text[])', value, types) END,
            context) END;
    END IF;
    FOR _i IN 1 .. cardinality(_names) LOOP
        IF tests[_i] IS NOT NULL THEN
            _tested := concat(_tested, _margin, format('    WHEN %L THEN', _names[_i]),
                              _margin, '        ', tests[_i]);
        ELSIF types IS NOT NULL THEN
            _free := concat(_free, _margin, format('    WHEN %L THEN true', _names[_i]));
        END IF;
    END LOOP;
    RETURN concat(
        format('CASE jsonb_typeof(%s)', value), _tested, _free, _margin, '    ELSE ',
        CASE WHEN types IS NOT NULL THEN json_schema.emit_absent(value, context)
             WHEN context -> 'absent' = 'false' THEN format('%s IS NOT NULL', value)
             ELSE 'true' END,
        _margin, 'END');
END
$$;

COMMENT ON FUNCTION json_schema.emit_case(text[], text[], text, jsonb) IS
'Returns the SQL of the test of a value''s type and of what is asked of each type (types NULL: any
will do, tests NULL: nothing); NULL: nothing at all.';

COMMIT;
