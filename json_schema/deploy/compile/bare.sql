-- Deploy json_schema:compile/bare to pg

BEGIN;

-- The emitters look at keywords and at nothing else: an annotation, an unknown keyword or what
-- stands beside a $ref must not change which SQL is chosen.
CREATE FUNCTION json_schema.bare(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT CASE
            WHEN jsonb_typeof(schema) <> 'object' THEN schema
            WHEN jsonb_typeof(schema -> '$ref') = 'string'
                THEN jsonb_build_object('$ref', schema -> '$ref')
            ELSE (
                SELECT coalesce(jsonb_object_agg(keyword, argument), '{}')
                  FROM jsonb_each(CASE jsonb_typeof(schema) WHEN 'object' THEN schema ELSE '{}' END)
                       AS _ (keyword, argument)
                 WHERE keyword IN (
                    'type', 'enum', 'const',
                    'multipleOf', 'minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum',
                    'minLength', 'maxLength', 'pattern', 'format',
                    'contentEncoding', 'contentMediaType',
                    'items', 'additionalItems', 'contains', 'minItems', 'maxItems', 'uniqueItems',
                    'properties', 'patternProperties', 'additionalProperties', 'propertyNames',
                    'required', 'minProperties', 'maxProperties', 'dependencies',
                    'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else')
            )
        END
    );
END
$$;

COMMENT ON FUNCTION json_schema.bare(jsonb) IS
'A schema without what asserts nothing: annotations, unknown keywords, the siblings of a $ref.';

CREATE FUNCTION json_schema.allows_all(schema jsonb)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$ SELECT json_schema.bare(schema) IN ('true', '{}') $$;

COMMENT ON FUNCTION json_schema.allows_all(jsonb) IS
'Is it true, or a schema without an assertion?';

COMMIT;
