-- Deploy json_schema:keyword/keywords to pg

BEGIN;

-- The one list of keywords. Where speed needs a second copy, test/keyword/keywords.sql compares.
-- A draft after 07 would be a column more.
CREATE FUNCTION json_schema.keywords()
RETURNS TABLE (
    keyword text, applies_to text, argument text, holds text, same_instance boolean
)
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    VALUES
        ('type', 'any', 'string or array', 'value', false),
        ('enum', 'any', 'array', 'value', false),
        ('const', 'any', 'any', 'value', false),
        ('multipleOf', 'number', 'number', 'value', false),
        ('minimum', 'number', 'number', 'value', false),
        ('exclusiveMinimum', 'number', 'number', 'value', false),
        ('maximum', 'number', 'number', 'value', false),
        ('exclusiveMaximum', 'number', 'number', 'value', false),
        ('minLength', 'string', 'number', 'value', false),
        ('maxLength', 'string', 'number', 'value', false),
        ('pattern', 'string', 'string', 'value', false),
        ('format', 'string', 'string', 'value', false),
        ('contentEncoding', 'string', 'string', 'value', false),
        ('contentMediaType', 'string', 'string', 'value', false),
        ('minItems', 'array', 'number', 'value', false),
        ('maxItems', 'array', 'number', 'value', false),
        ('uniqueItems', 'array', 'boolean', 'value', false),
        ('items', 'array', 'schema or array', 'schema or list', false),
        ('additionalItems', 'array', 'schema', 'schema', false),
        ('contains', 'array', 'schema', 'schema', false),
        ('required', 'object', 'array', 'value', false),
        ('minProperties', 'object', 'number', 'value', false),
        ('maxProperties', 'object', 'number', 'value', false),
        ('properties', 'object', 'object', 'map', false),
        ('patternProperties', 'object', 'object', 'map', false),
        ('additionalProperties', 'object', 'schema', 'schema', false),
        ('propertyNames', 'object', 'schema', 'schema', false),
        ('dependencies', 'object', 'object', 'map', true),
        ('allOf', 'any', 'array', 'list', true),
        ('anyOf', 'any', 'array', 'list', true),
        ('oneOf', 'any', 'array', 'list', true),
        ('not', 'any', 'schema', 'schema', true),
        ('if', 'any', 'schema', 'schema', true),
        ('then', 'any', 'schema', 'schema', true),
        ('else', 'any', 'schema', 'schema', true),
        ('definitions', 'none', 'object', 'map', false)
$$;

COMMENT ON FUNCTION json_schema.keywords() IS
'Returns a row for each keyword that asserts something or holds schemas. applies_to: the type of the
instances that it looks at (any, none). argument: the type of what stands for it in a schema. holds:
value, schema, list of schemas, map to schemas. same_instance: does what it holds apply to the
instance itself, not to a part of it?';

-- One value, so that a recursive walk can carry it along.
CREATE FUNCTION json_schema.keyword_table()
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT jsonb_object_agg(keyword, to_jsonb(_) - 'keyword') FROM json_schema.keywords() AS _
$$;

COMMENT ON FUNCTION json_schema.keyword_table() IS
'Returns keywords() as an object, a member for each keyword.';

COMMIT;
