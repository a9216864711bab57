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
'SQL text of what const and enum ask of a value; NULL: nothing.';

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
             THEN format('(%s)::numeric %% 1 = 0', value) END,
        CASE type
            WHEN 'number' THEN json_schema.emit_scalar(schema, value, _inner)
            WHEN 'string' THEN json_schema.emit_scalar(schema, value, _inner)
            WHEN 'array' THEN json_schema.emit_array(schema, value, _inner)
            WHEN 'object' THEN json_schema.emit_object(schema, value, _inner)
        END), '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_for_type(jsonb, text, text, jsonb) IS
'SQL text of what a schema asks of a value of this type, combinators apart; NULL: nothing.';

CREATE FUNCTION json_schema.emit_case(
    types text[], tests text[], value text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT CASE
            WHEN count(_.test) > 0
                THEN format('CASE jsonb_typeof(%s)%s%s    ELSE %s%sEND', value,
                            string_agg(format('%s    WHEN %L THEN%s', margin, _.type,
                                              coalesce(margin || '        ' || _.test, ' true')),
                                       '' ORDER BY _.test IS NULL, _.n)
                            FILTER (WHERE _.test IS NOT NULL OR types IS NOT NULL),
                            margin,
                            CASE WHEN types IS NOT NULL THEN json_schema.emit_absent(value, context)
                                 WHEN context -> 'absent' = 'false'
                                 THEN format('%s IS NOT NULL', value)
                                 ELSE 'true' END,
                            margin)
            WHEN cardinality(types) = 1
                THEN json_schema.emit_if_absent(
                    format('jsonb_typeof(%s) = %L', value, types[1]), context)
            WHEN types IS NOT NULL
                THEN json_schema.emit_if_absent(
                    format('jsonb_typeof(%s) = ANY (%L::text[])', value, types), context)
        END
          FROM unnest(coalesce(types, '{object,array,string,number}'), tests)
               WITH ORDINALITY AS _ (type, test, n),
               (SELECT context ->> 'margin') AS __ (margin)
         GROUP BY margin
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_case(text[], text[], text, jsonb) IS
'SQL text of the test of a value''s type and of what is asked of each type (types NULL: any will do,
tests NULL: nothing); NULL: nothing at all.';

COMMIT;
