-- Deploy json_schema:evaluate/is_plainly_right to pg

BEGIN;

CREATE FUNCTION json_schema.is_plainly_right(schema jsonb, kind text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT coalesce(
        schema -> 'type' ? kind
        AND schema -> 'type' <@ '["null", "boolean", "integer", "number", "string", "array",
                                  "object"]'
        AND NOT schema ?| CASE kind
            WHEN 'string' THEN ARRAY['enum', 'const', 'minLength', 'maxLength', 'pattern',
                                     'format', 'contentEncoding', 'contentMediaType']
            WHEN 'object' THEN ARRAY['enum', 'const', 'required', 'dependencies', 'minProperties',
                                     'maxProperties']
            WHEN 'array' THEN ARRAY['enum', 'const', 'minItems', 'maxItems', 'uniqueItems']
            WHEN 'number' THEN ARRAY['enum', 'const', 'multipleOf', 'minimum', 'maximum',
                                     'exclusiveMinimum', 'exclusiveMaximum']
            ELSE ARRAY['enum', 'const']
        END, false);
$$;

COMMENT ON FUNCTION json_schema.is_plainly_right(jsonb, text) IS
'Returns whether a schema says no more about a value itself than its type, and that is right: most
often so, and seen at once.';

CREATE FUNCTION json_schema.accepts_kind(schema jsonb, kind text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT coalesce(
        CASE WHEN schema ? 'type' THEN
            schema -> 'type' ? kind
            AND schema -> 'type' <@ '["null", "boolean", "integer", "number", "string", "array",
                                      "object"]'
        ELSE jsonb_typeof(schema) = 'object' OR schema = 'true' END
        AND NOT schema ?| ARRAY['$ref', 'enum', 'const', 'allOf', 'anyOf', 'oneOf', 'not', 'if']
        AND NOT schema ?| CASE kind
            WHEN 'string' THEN ARRAY['minLength', 'maxLength', 'pattern', 'format',
                                     'contentEncoding', 'contentMediaType']
            WHEN 'object' THEN ARRAY['required', 'dependencies', 'minProperties', 'maxProperties',
                                     'properties', 'patternProperties', 'additionalProperties',
                                     'propertyNames']
            WHEN 'array' THEN ARRAY['minItems', 'maxItems', 'uniqueItems', 'items', 'contains']
            WHEN 'number' THEN ARRAY['multipleOf', 'minimum', 'maximum', 'exclusiveMinimum',
                                     'exclusiveMaximum']
            ELSE ARRAY[]::text[]
        END, false);
$$;

COMMENT ON FUNCTION json_schema.accepts_kind(jsonb, text) IS
'Returns whether every value of a kind is valid against a schema, as far as its keywords tell at a
glance: such values need no task.';

COMMIT;
