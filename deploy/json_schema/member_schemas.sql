-- Deploy model_registry:json_schema/member_schemas to pg

BEGIN;

CREATE FUNCTION json_schema.member_schemas(schema jsonb, instance jsonb, via text)
RETURNS TABLE (keyword text, rule text, name text)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _properties jsonb := json_schema.keyword(
        member_schemas.schema, 'properties', 'object', member_schemas.via);
    _patterns   jsonb := json_schema.keyword(
        member_schemas.schema, 'patternProperties', 'object', member_schemas.via);
BEGIN
    RETURN QUERY
        SELECT 'properties', key, key
          FROM jsonb_object_keys(_properties) AS key
         WHERE member_schemas.instance ? key;
    IF _patterns IS NOT NULL THEN
        RETURN QUERY
            WITH pattern AS MATERIALIZED (
                SELECT key, json_schema.pattern(key) AS expression
                  FROM jsonb_object_keys(_patterns) AS key
            ),
            matched AS MATERIALIZED (
                SELECT pattern.key AS pattern, own.key AS name
                  FROM pattern
                  JOIN jsonb_object_keys(member_schemas.instance) AS own (key)
                    ON own.key COLLATE "C" ~ pattern.expression
            )
            SELECT 'patternProperties', matched.pattern, matched.name
              FROM matched
            UNION ALL
            SELECT 'additionalProperties', NULL, own.key
              FROM jsonb_object_keys(member_schemas.instance) AS own (key)
             WHERE member_schemas.schema ? 'additionalProperties'
               AND NOT coalesce(_properties ? own.key, false)
               AND own.key NOT IN (SELECT matched.name FROM matched);
    ELSIF member_schemas.schema ? 'additionalProperties' THEN
        RETURN QUERY
            SELECT 'additionalProperties', NULL, key
              FROM jsonb_object_keys(member_schemas.instance) AS key
             WHERE NOT coalesce(_properties ? key, false);
    END IF;
    IF member_schemas.schema ? 'propertyNames' THEN
        RETURN QUERY
            SELECT 'propertyNames', NULL, key
              FROM jsonb_object_keys(member_schemas.instance) AS key;
    END IF;
    IF member_schemas.schema ? 'dependencies' THEN
        RETURN QUERY
            SELECT 'dependencies', key, key
              FROM jsonb_each(json_schema.keyword(
                       member_schemas.schema, 'dependencies', 'object', member_schemas.via))
             WHERE jsonb_typeof(value) <> 'array'
               AND member_schemas.instance ? key;
    END IF;
END
$$;

COMMENT ON FUNCTION json_schema.member_schemas(jsonb, jsonb, text) IS
'Which schemas apply to which properties of an object: a row for every application. keyword is what
makes it, rule the entry of that keyword (NULL where it is itself the schema), name the property.';

COMMIT;
