-- Deploy json_schema:keyword/value/boolean_findings to pg

BEGIN;

CREATE FUNCTION json_schema.boolean_findings(
    schema jsonb, instance jsonb, at text, via text, keyword text)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    IF boolean_findings.schema = 'true' THEN
        RETURN NULL;
    ELSIF boolean_findings.schema = 'false' THEN
        RETURN ARRAY[ROW(
            boolean_findings.at, boolean_findings.via, boolean_findings.keyword,
            CASE
                WHEN boolean_findings.keyword IN ('items', 'additionalItems')
                THEN 'no item is allowed here'
                WHEN boolean_findings.keyword IN ('properties', 'patternProperties',
                                                  'additionalProperties')
                THEN format('the property %s is not allowed', to_jsonb(
                         json_schema.pointer_unescape(substring(boolean_findings.at
                                                                FROM '[^/]*$'))))
                ELSE json_schema.excerpt(boolean_findings.instance) || ' is not allowed'
            END,
            CASE boolean_findings.keyword WHEN 'false' THEN 3 ELSE 0 END,
            NULL, 1, NULL)::json_schema.finding];
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'MR101',
        MESSAGE = 'not a valid JSON Schema: a schema is an object or a boolean',
        DETAIL = format('At %s the schema says %s.', boolean_findings.via,
                        json_schema.excerpt(boolean_findings.schema)),
        HINT = 'json_schema.check_schema(schema) lists everything that is wrong with a schema.';
END
$$;

COMMENT ON FUNCTION json_schema.boolean_findings(jsonb, jsonb, text, text, text) IS
'What breaks a schema that is just true or false; raises MR101 where it is neither.';

COMMIT;
