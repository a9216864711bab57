-- Deploy json_schema:document/subschemas to pg

BEGIN;

CREATE FUNCTION json_schema.subschemas(schema jsonb, pointer text, base text)
RETURNS TABLE (pointer text, base text, same_instance_root text, schema jsonb)
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    WITH RECURSIVE walk AS (
        SELECT subschemas.pointer AS pointer,
               json_schema.schema_base(subschemas.schema, subschemas.base) AS base,
               subschemas.pointer AS same_instance_root,
               subschemas.schema AS schema
        UNION ALL
        SELECT walk.pointer || '/' || keyword.key || child.pointer,
               json_schema.schema_base(child.schema, walk.base),
               CASE
                   WHEN keyword.key IN ('allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else',
                                        'dependencies')
                   THEN walk.same_instance_root
                   ELSE walk.pointer || '/' || keyword.key || child.pointer
               END,
               child.schema
          FROM walk
         CROSS JOIN LATERAL (
                SELECT key, value
                  FROM jsonb_each(
                           CASE jsonb_typeof(walk.schema) WHEN 'object' THEN walk.schema
                                ELSE '{}' END)
                 WHERE jsonb_typeof(value) IN ('object', 'array', 'boolean')
               ) AS keyword
         CROSS JOIN LATERAL (
                SELECT '' AS pointer, keyword.value AS schema
                 WHERE keyword.key IN ('items', 'additionalItems', 'contains',
                                       'additionalProperties', 'propertyNames',
                                       'not', 'if', 'then', 'else')
                UNION ALL
                SELECT '/' || n - 1, item
                  FROM jsonb_array_elements(
                           CASE
                               WHEN keyword.key IN ('items', 'allOf', 'anyOf', 'oneOf')
                                AND jsonb_typeof(keyword.value) = 'array' THEN keyword.value
                               ELSE '[]'
                           END
                       ) WITH ORDINALITY AS _ (item, n)
                UNION ALL
                SELECT '/' || json_schema.pointer_escape(member.key), member.value
                  FROM jsonb_each(
                           CASE
                               WHEN keyword.key IN ('definitions', 'properties',
                                                    'patternProperties', 'dependencies')
                                AND jsonb_typeof(keyword.value) = 'object' THEN keyword.value
                               ELSE '{}'
                           END
                       ) AS member
               ) AS child
         WHERE jsonb_typeof(child.schema) IN ('object', 'boolean')
           -- A $ref hides its siblings; definitions beside it can still be referred to.
           AND (jsonb_typeof(walk.schema -> '$ref') IS DISTINCT FROM 'string'
                OR keyword.key = 'definitions')
    )
    SELECT walk.pointer, walk.base, walk.same_instance_root, walk.schema
      FROM walk;
$$;

COMMENT ON FUNCTION json_schema.subschemas(jsonb, text, text) IS
'Returns a schema and every schema in it, reached through keywords that hold schemas. pointer: where
it is (the first is at the given pointer). base: its base URI, $id taken into account.
same_instance_root: the outermost schema around it that is applied to the same instance.';

COMMIT;
