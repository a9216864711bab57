-- Deploy json_schema:keyword/value/boolean_findings to pg

BEGIN;

CREATE FUNCTION json_schema.boolean_findings(
    schema jsonb, instance jsonb, instance_location text, keyword_location text, keyword text)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    IF schema = 'true' THEN
        RETURN NULL;
    ELSIF schema = 'false' THEN
        RETURN ARRAY[ROW(
            instance_location, keyword_location,
            -- Where false is all that a keyword says, the keyword is what is broken.
            CASE WHEN keyword IN ('items', 'additionalItems', 'additionalProperties') THEN keyword
                 ELSE 'false' END,
            CASE
                WHEN keyword IN ('items', 'additionalItems')
                THEN 'no item is allowed here'
                WHEN keyword IN ('properties', 'patternProperties',
                                                  'additionalProperties')
                THEN format('the property %s is not allowed', to_jsonb(
                         json_schema.pointer_unescape(substring(instance_location
                                                                FROM '[^/]*$'))))
                ELSE json_schema.shorten(instance) || ' is not allowed'
            END,
            CASE keyword WHEN 'false' THEN 3 ELSE 0 END,
            NULL, 1, NULL)::json_schema.finding];
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'MR101',
        MESSAGE = 'not a valid JSON Schema: a schema is an object or a boolean',
        DETAIL = format('At %s the schema says %s.', keyword_location,
                        json_schema.shorten(schema)),
        HINT = 'json_schema.check_schema(schema) lists everything that is wrong with a schema.';
END
$$;

COMMENT ON FUNCTION json_schema.boolean_findings(jsonb, jsonb, text, text, text) IS
'Returns what breaks a schema that is just true or false. Raises MR101 where it is neither.';

COMMIT;
