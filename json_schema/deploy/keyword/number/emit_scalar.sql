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
'A JSON number as SQL text: an integer where it is one, else a quoted numeric.';

CREATE FUNCTION json_schema.emit_scalar(schema jsonb, value text, context jsonb)
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
                   CASE WHEN keyword = 'pattern' THEN 2
                        WHEN keyword ~ '^(format|content)' THEN 3 ELSE 1 END AS cost,
                   CASE context ->> 'type' || ' ' || keyword
            WHEN 'number minimum'
                THEN format('(%s)::numeric >= %s', value, json_schema.emit_number(argument))
            WHEN 'number maximum'
                THEN format('(%s)::numeric <= %s', value, json_schema.emit_number(argument))
            WHEN 'number exclusiveMinimum'
                THEN format('(%s)::numeric > %s', value, json_schema.emit_number(argument))
            WHEN 'number exclusiveMaximum'
                THEN format('(%s)::numeric < %s', value, json_schema.emit_number(argument))
            WHEN 'number multipleOf'
                THEN format('(%s)::numeric %% %s = 0', value, json_schema.emit_number(argument))
            WHEN 'string minLength'
                THEN CASE WHEN argument = '1' THEN format('%s <> %L', context ->> 'text', '')
                          ELSE format('length(%s) >= %s', context ->> 'text',
                                      json_schema.emit_number(argument)) END
            WHEN 'string maxLength'
                THEN format('length(%s) <= %s', context ->> 'text',
                            json_schema.emit_number(argument))
            WHEN 'string pattern'
                THEN json_schema.emit_pattern(argument #>> '{}', context ->> 'text')
            WHEN 'string format'
                THEN format('json_schema.%I(%s)', 'is_' || replace(argument #>> '{}', '-', '_'),
                            context ->> 'text')
            WHEN 'string contentEncoding'
                THEN format('json_schema.is_content(%L, %L, %s)', argument #>> '{}',
                            schema ->> 'contentMediaType', context ->> 'text')
            WHEN 'string contentMediaType'
                THEN CASE WHEN NOT schema ? 'contentEncoding'
                          THEN format('json_schema.is_content(NULL, %L, %s)', argument #>> '{}',
                                      context ->> 'text') END
                   END AS test
              FROM jsonb_each(emit_scalar.schema) AS keywords (keyword, argument)
          ) AS _
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_scalar(jsonb, text, jsonb) IS
'SQL text of what a schema asks of a number or a string (context.type says which); NULL: nothing.
context.text is the SQL text of the value as text. The argument of format must be a known one.';

COMMIT;
