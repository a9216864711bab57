-- Deploy json_schema:keyword/value/emit_enum to pg

BEGIN;

-- ->> makes the same text of 1 and "1", of {} and "{}". Strings that are the text of nothing else
-- can be compared as text, which takes a third of the time.
CREATE FUNCTION json_schema.are_plain_texts(options jsonb)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT NOT options @? 'strict $[*] ? (
        @.type() != "string"
        || @ like_regex "^(true$|false$|[[{]|-?[0-9]+([.][0-9]+)?$)")'
$$;

COMMENT ON FUNCTION json_schema.are_plain_texts(jsonb) IS
'Returns whether an array has only strings that are the text of no number, boolean, array or
object.';

CREATE FUNCTION json_schema.emit_enum(options jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _text    text := context ->> 'text';
    _options jsonb := CASE WHEN context ->> 'type' = 'string' THEN jsonb_path_query_array(
        options, 'strict $[*] ? (@.type() == "string")') ELSE options END;
    _number  integer := jsonb_array_length(_options);
BEGIN
    IF _number = 0 THEN
        RETURN json_schema.emit_absent(value, context);
    ELSIF _text IS NOT NULL AND (context ->> 'type' = 'string'
                                  OR json_schema.are_plain_texts(_options)) THEN
        -- The text of null is NULL, like that of an absent value.
        RETURN format(CASE WHEN context ->> 'type' = 'string' THEN '%s = %s'
                           ELSE 'coalesce(%s = %s, %s)' END, _text,
            CASE _number WHEN 1 THEN quote_literal(_options ->> 0)
                 ELSE format('ANY (%L::text[])',
                             ARRAY(SELECT jsonb_array_elements_text(_options))) END,
            json_schema.emit_absent(value, context));
    ELSIF _number = 1 THEN
        RETURN json_schema.emit_if_absent(format('%s = %L::jsonb', value, _options -> 0), context);
    ELSIF NOT _options @? 'strict $[*] ? (@.type() == "array" || @.type() == "object")' THEN
        -- A list of scalars contains its items, and the arrays of them.
        RETURN json_schema.emit_if_absent(
            format('(%1$s <@ %2$L AND jsonb_typeof(%1$s) <> %3$L)', value, _options, 'array'),
            context);
    END IF;
    RETURN json_schema.emit_if_absent(
        format('%s = ANY (ARRAY[%s])', value, (
            SELECT string_agg(format('%L::jsonb', option), ', ' ORDER BY n)
              FROM jsonb_array_elements(_options) WITH ORDINALITY AS _ (option, n))),
        context);
END
$$;

COMMENT ON FUNCTION json_schema.emit_enum(jsonb, text, jsonb) IS
'Returns the SQL of the test whether a value is one of several, by jsonb''s equality, which is that
of JSON Schema.';

COMMIT;
