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
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    -- Read apart from the rest: where documents is a reference table of Citus, no function that
    -- is LANGUAGE sql may read it with a parameter.
    _meta jsonb := (SELECT document FROM json_schema.documents
                     WHERE uri = 'http://json-schema.org/draft-07/schema');
BEGIN
    RETURN QUERY SELECT * FROM json_schema.errors(_meta, check_schema.schema, true);
END
$$;

COMMENT ON FUNCTION json_schema.check_schema(jsonb) IS
'Returns what is wrong with a schema: its errors against the Draft-07 meta-schema, formats asserted
(a pattern must be a regular expression); no rows for a good schema.';

COMMIT;
