-- Deploy json_schema:evaluate/check_schema to pg

BEGIN;

CREATE FUNCTION json_schema.check_schema(schema jsonb)
RETURNS TABLE (
    instance_location text,
    keyword_location  text,
    keyword           text,
    error             text,
    causes            jsonb
)
LANGUAGE sql
STABLE
PARALLEL SAFE
AS $$
    SELECT problem.*
      FROM json_schema.documents AS meta
     CROSS JOIN LATERAL json_schema.errors(meta.document, check_schema.schema, true) AS problem
     WHERE meta.uri = 'http://json-schema.org/draft-07/schema';
$$;

COMMENT ON FUNCTION json_schema.check_schema(jsonb) IS
'What is wrong with a schema: its errors against the Draft-07 meta-schema, formats asserted (a
pattern must be a regular expression). No rows for a good schema.';

COMMIT;
