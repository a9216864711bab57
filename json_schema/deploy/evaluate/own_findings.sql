-- Deploy json_schema:evaluate/own_findings to pg

BEGIN;

CREATE FUNCTION json_schema.own_findings(
    schema jsonb, instance jsonb, at text, via text, keyword text, pattern text,
    assert_formats boolean)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
BEGIN
    IF jsonb_typeof(own_findings.schema) IS DISTINCT FROM 'object' THEN
        RETURN json_schema.boolean_findings(
            own_findings.schema, own_findings.instance, own_findings.at, own_findings.via,
            own_findings.keyword);
    END IF;
    -- Most often the type is right, which is seen at once.
    IF NOT (own_findings.schema -> 'type' ? jsonb_typeof(own_findings.instance)
            AND own_findings.schema -> 'type' <@ '["null", "boolean", "integer", "number", "string",
                                                   "array", "object"]')
       OR own_findings.schema ?| ARRAY['enum', 'const'] THEN
        _findings := json_schema.value_findings(
            own_findings.schema, own_findings.instance, own_findings.at, own_findings.via);
    END IF;
    CASE jsonb_typeof(own_findings.instance)
        WHEN 'number' THEN
            IF own_findings.schema ?| ARRAY['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum',
                                            'exclusiveMinimum'] THEN
                _findings := _findings || json_schema.number_findings(
                    own_findings.schema, own_findings.instance, own_findings.at, own_findings.via);
            END IF;
        WHEN 'string' THEN
            IF own_findings.schema ?| ARRAY['maxLength', 'minLength', 'pattern', 'format',
                                            'contentEncoding', 'contentMediaType'] THEN
                _findings := _findings || json_schema.string_findings(
                    own_findings.schema, own_findings.instance, own_findings.at, own_findings.via,
                    own_findings.pattern, own_findings.assert_formats);
            END IF;
        WHEN 'array' THEN
            IF own_findings.schema ?| ARRAY['maxItems', 'minItems', 'uniqueItems'] THEN
                _findings := _findings || json_schema.array_findings(
                    own_findings.schema, own_findings.instance, own_findings.at, own_findings.via);
            END IF;
        WHEN 'object' THEN
            IF own_findings.schema ?| ARRAY['required', 'maxProperties', 'minProperties',
                                            'dependencies'] THEN
                _findings := _findings || json_schema.object_findings(
                    own_findings.schema, own_findings.instance, own_findings.at, own_findings.via);
            END IF;
        ELSE
            NULL;
    END CASE;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.own_findings(
    jsonb, jsonb, text, text, text, text, boolean) IS
'What breaks the keywords of one schema, without those that apply other schemas. keyword: the one
that applies this schema. pattern: that of the schema, as PostgreSQL writes it.';

COMMIT;
