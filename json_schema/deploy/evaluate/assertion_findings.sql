-- Deploy json_schema:evaluate/assertion_findings to pg

BEGIN;

CREATE FUNCTION json_schema.assertion_findings(
    schema jsonb, instance jsonb, instance_location text, keyword_location text, keyword text,
    pattern text,
    assert_formats boolean)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
BEGIN
    IF jsonb_typeof(schema) IS DISTINCT FROM 'object' THEN
        RETURN json_schema.boolean_findings(
            schema, instance, instance_location, keyword_location,
            keyword);
    END IF;
    -- Most often the type is right, which is seen at once.
    IF NOT (schema -> 'type' ? jsonb_typeof(instance)
            AND schema -> 'type' <@ '["null", "boolean", "integer", "number", "string",
                                                   "array", "object"]')
       OR schema ?| ARRAY['enum', 'const'] THEN
        _findings := json_schema.value_findings(
            schema, instance, instance_location, keyword_location);
    END IF;
    CASE jsonb_typeof(instance)
        WHEN 'number' THEN
            IF schema ?| ARRAY['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum',
                                            'exclusiveMinimum'] THEN
                _findings := _findings || json_schema.number_findings(
                    schema, instance, instance_location, keyword_location);
            END IF;
        WHEN 'string' THEN
            IF schema ?| ARRAY['maxLength', 'minLength', 'pattern', 'format',
                                            'contentEncoding', 'contentMediaType'] THEN
                _findings := _findings || json_schema.string_findings(
                    schema, instance, instance_location, keyword_location,
                    pattern, assert_formats);
            END IF;
        WHEN 'array' THEN
            IF schema ?| ARRAY['maxItems', 'minItems', 'uniqueItems'] THEN
                _findings := _findings || json_schema.array_findings(
                    schema, instance, instance_location, keyword_location);
            END IF;
        WHEN 'object' THEN
            IF schema ?| ARRAY['required', 'maxProperties', 'minProperties',
                                            'dependencies'] THEN
                _findings := _findings || json_schema.object_findings(
                    schema, instance, instance_location, keyword_location);
            END IF;
        ELSE
            NULL;
    END CASE;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.assertion_findings(
    jsonb, jsonb, text, text, text, text, boolean) IS
'Returns what breaks the keywords of one schema, without those that apply other schemas. keyword:
the one that applies this schema. pattern: that of the schema, as PostgreSQL writes it.';

COMMIT;
