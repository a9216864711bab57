-- Deploy json_schema:compile/emit to pg

BEGIN;

-- All that is emitted depends on the arguments alone. But what calls itself must not be IMMUTABLE:
-- the planner would work it out ahead, in branches of a CASE that are never taken, without end.
CREATE FUNCTION json_schema.emit(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _combining CONSTANT text[] := '{allOf,anyOf,oneOf,not,if}'::text[];
    _known text := context ->> 'type';
    _inner   jsonb := json_schema.indent(json_schema.indent(context));
    _types text[];
    _text  text;
BEGIN
    IF schema ? '$call' THEN
        RETURN json_schema.emit_call(schema, value, context);
    ELSIF schema IN ('true', '{}') THEN
        RETURN CASE WHEN context ->> 'absent' IS NULL AND context ? 'absent'
                    THEN format('nullif(%s IS NOT NULL, false)', value)
                    WHEN context -> 'absent' = 'false' THEN format('%s IS NOT NULL', value)
                    ELSE 'true' END;
    ELSIF schema = 'false' THEN
        RETURN json_schema.emit_absent(value, context);
    ELSIF schema ? '$ref' THEN
        RETURN json_schema.emit_circle(schema ->> '$ref', value, context);
    END IF;

    IF jsonb_typeof(schema -> 'type') = 'string' THEN
        _types := ARRAY[replace(schema ->> 'type', 'integer', 'number')];
    ELSIF schema ? 'type' THEN
        _types := ARRAY(
            SELECT type
              FROM unnest('{object,array,string,number,boolean,"null"}'::text[])
                   WITH ORDINALITY AS _ (type, n)
             WHERE schema -> 'type' ? type OR type = 'number' AND schema -> 'type' ? 'integer'
             ORDER BY n);
    END IF;
    IF NOT _known = ANY (_types) THEN
        RETURN 'false';
    ELSIF _known IS NOT NULL THEN
        _types := ARRAY[_known];
        _inner := context;
    ELSIF context ? 'absent' AND cardinality(_types) IS DISTINCT FROM 1
          AND (context ->> 'absent' IS NULL OR schema ? 'if') THEN
        RETURN format('CASE WHEN %2$s IS NULL THEN %3$s%1$s    ELSE %4$s%1$sEND',
                      context ->> 'margin', value, coalesce(context ->> 'absent', 'NULL'),
                      json_schema.emit(schema, value, json_schema.indent(context) - 'absent'));
    END IF;

    IF _known IS NULL AND schema - 'type' = '{}' AND NOT schema -> 'type' ? 'integer' THEN
        RETURN json_schema.emit_case(
            _types, array_fill(NULL::text, ARRAY[cardinality(_types)]), value, context);
    ELSIF cardinality(_types) = 1 THEN
        _inner := _inner - 'absent' || jsonb_build_object('type', _types[1]);
        _text := nullif(concat_ws(
            _inner ->> 'margin' || 'AND ',
            CASE WHEN schema ?| '{enum,const}'
                 THEN json_schema.emit_options(schema, value, _inner) END,
            json_schema.emit_for_type(schema, _types[1], value, _inner),
            CASE WHEN schema ?| _combining THEN json_schema.emit_combinator(
                schema, value, _inner || jsonb_build_object('present',
                coalesce(_inner -> 'present', '[]') || coalesce(schema -> 'required', '[]'))) END
        ), '');
        RETURN CASE WHEN _known IS NOT NULL THEN coalesce(_text, 'true')
                    ELSE json_schema.emit_case(_types, ARRAY[_text], value, context) END;
    END IF;
    _text := concat_ws(
        context ->> 'margin' || 'AND ',
        CASE WHEN schema ?| '{enum,const}'
             THEN json_schema.emit_options(schema, value, context) END,
        json_schema.emit_case(
            _types,
            ARRAY(SELECT json_schema.emit_for_type(schema, type, value, _inner)
                    FROM unnest(coalesce(_types, '{object,array,string,number}'))
                         WITH ORDINALITY AS _ (type, n)
                   ORDER BY n),
            value, context),
        CASE WHEN schema ?| _combining
             THEN json_schema.emit_combinator(schema, value, context) END
    );
    RETURN CASE WHEN _text = '' THEN json_schema.emit('true', value, context) ELSE _text END;
END
$$;

COMMENT ON FUNCTION json_schema.emit(jsonb, text, jsonb) IS
'Returns the SQL of the test whether a value satisfies the schema.';

COMMIT;
