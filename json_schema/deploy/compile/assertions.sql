-- Deploy json_schema:compile/assertions to pg

BEGIN;

-- The emitters look at keywords and at nothing else: an annotation, an unknown keyword or what
-- stands beside a $ref must not change which SQL is chosen.
CREATE FUNCTION json_schema.assertions(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _left  jsonb;
    _other jsonb;
BEGIN
    IF jsonb_typeof(schema) <> 'object' THEN
        RETURN schema;
    ELSIF jsonb_typeof(schema -> '$ref') = 'string' THEN
        RETURN jsonb_build_object('$ref', schema -> '$ref');
    END IF;
    -- Mostly there is nothing else, and the rest need not be looked for.
    _left := schema - '{$schema,$id,$comment,title,description,default,examples,
                        definitions}'::text[];
    -- What keywords() lists, but for definitions. test/keyword/keywords.sql compares.
    _other := _left - '{type,enum,const,multipleOf,minimum,exclusiveMinimum,maximum,
        exclusiveMaximum,minLength,maxLength,pattern,format,contentEncoding,contentMediaType,items,
        additionalItems,contains,minItems,maxItems,uniqueItems,properties,patternProperties,
        additionalProperties,propertyNames,required,minProperties,maxProperties,dependencies,allOf,
        anyOf,oneOf,not,if,then,else}'::text[];
    IF _other <> '{}' THEN
        _left := _left - ARRAY(SELECT jsonb_object_keys(_other));
    END IF;
    RETURN _left;
END
$$;

COMMENT ON FUNCTION json_schema.assertions(jsonb) IS
'Returns a schema without what asserts nothing: annotations, unknown keywords, what stands beside a
$ref.';

CREATE FUNCTION json_schema.allows_all(schema jsonb)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RETURN CASE WHEN schema ? '$call' THEN false
                ELSE json_schema.assertions(schema) IN ('true', '{}') END;
END
$$;

COMMENT ON FUNCTION json_schema.allows_all(jsonb) IS
'Returns true for the schema true and for one without an assertion.';

COMMIT;
