-- Deploy json_schema:keyword/keyword to pg

BEGIN;

CREATE FUNCTION json_schema.keyword(
    schema jsonb, keyword text, expected text, keyword_location text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _value jsonb := keyword.schema -> keyword.keyword;
BEGIN
    IF jsonb_typeof(_value) <> keyword.expected
       OR _value = '[]' AND keyword.keyword IN ('allOf', 'anyOf', 'oneOf') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'MR101',
            MESSAGE = CASE _value
                WHEN '[]' THEN format('not a valid JSON Schema: %s is empty', keyword.keyword)
                ELSE format('not a valid JSON Schema: %s must be of type %s',
                            keyword.keyword, keyword.expected)
            END,
            DETAIL = format('At %s/%s the schema says %s.', keyword.keyword_location,
                            keyword.keyword,
                            json_schema.shorten(_value)),
            HINT = 'json_schema.check_schema(schema) lists everything that is wrong with a schema.';
    END IF;
    RETURN _value;
END
$$;

COMMENT ON FUNCTION json_schema.keyword(jsonb, text, text, text) IS
'Returns what a schema says for a keyword, NULL where it says nothing. Raises MR101 where that is of
another type than the keyword takes, or an empty allOf, anyOf, oneOf.';

CREATE FUNCTION json_schema.number_keyword(schema jsonb, keyword text, keyword_location text)
RETURNS numeric
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT CASE WHEN NOT schema ? number_keyword.keyword THEN NULL
                WHEN jsonb_typeof(schema -> number_keyword.keyword) = 'number'
                THEN (schema -> number_keyword.keyword)::numeric
                ELSE json_schema.keyword(
                         schema, number_keyword.keyword, 'number', keyword_location)::numeric END;
$$;

COMMENT ON FUNCTION json_schema.number_keyword(jsonb, text, text) IS
'Returns the number that a schema says for a keyword, NULL where it says nothing. Raises MR101 where
it says something else.';

COMMIT;
