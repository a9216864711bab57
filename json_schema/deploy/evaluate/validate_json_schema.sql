-- Deploy json_schema:evaluate/validate_json_schema to pg

BEGIN;

-- The root stands as a definition with an $id of its own, so that "#/..." means it, and the schema
-- to be used stands in the root, so that its references are resolved there.
CREATE FUNCTION json_schema.in_root(schema jsonb, root_schema jsonb)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN root_schema = schema OR jsonb_typeof(root_schema) <> 'object'
            OR jsonb_typeof(schema) <> 'object'
            THEN schema
        ELSE jsonb_build_object(
            'allOf', jsonb_build_array(
                jsonb_build_object('$ref', _.id || '#/definitions/' || _.key)),
            'definitions', jsonb_build_object('root',
                root_schema || jsonb_build_object('$id', _.id) || jsonb_build_object(
                    'definitions', CASE jsonb_typeof(root_schema -> 'definitions')
                        WHEN 'object' THEN root_schema -> 'definitions' ELSE '{}' END
                        || jsonb_build_object(_.key, schema)))
        )
    END
      FROM (
        SELECT CASE jsonb_typeof(root_schema -> '$id')
                    WHEN 'string' THEN rtrim(root_schema ->> '$id', '#')
                    ELSE 'urn:json-schema:root' END,
               'schema:' || md5(root_schema::text)
      ) AS _ (id, key)
$$;

COMMENT ON FUNCTION json_schema.in_root(jsonb, jsonb) IS
'Returns a schema whose references are resolved in another document, as one that stands alone.';

-- IMMUTABLE as long as nobody changes a registered document; the extension promises the same.
CREATE FUNCTION json_schema.validate_json_schema(
    schema jsonb, data jsonb, root_schema jsonb DEFAULT NULL
)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RETURN json_schema.is_valid(
        CASE WHEN validate_json_schema.root_schema IS NULL THEN validate_json_schema.schema
             ELSE json_schema.in_root(
                      validate_json_schema.schema, validate_json_schema.root_schema) END,
        validate_json_schema.data);
END
$$;

COMMENT ON FUNCTION json_schema.validate_json_schema(jsonb, jsonb, jsonb) IS
'Returns whether the data satisfies the schema, for CHECKs written for the extension
postgres-json-schema: the same arguments, the meaning of Draft-07. root_schema: the document that
"#/..." refers to, by default the schema itself. NULL for SQL NULL. A check that compile() makes is
many times faster.';

COMMIT;
