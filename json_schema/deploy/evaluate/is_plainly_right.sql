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

COMMIT;
