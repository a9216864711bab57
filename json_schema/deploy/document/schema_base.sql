-- Deploy json_schema:document/schema_base to pg

BEGIN;

CREATE FUNCTION json_schema.schema_base(schema jsonb, base text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT CASE
        -- A $ref hides its siblings, $id included.
        WHEN jsonb_typeof(schema_base.schema -> '$id') = 'string'
         AND jsonb_typeof(schema_base.schema -> '$ref') IS DISTINCT FROM 'string'
        THEN split_part(
                 json_schema.resolve_uri(schema_base.base, schema_base.schema ->> '$id'), '#', 1)
        ELSE schema_base.base
    END;
$$;

COMMENT ON FUNCTION json_schema.schema_base(jsonb, text) IS
'Returns the base URI inside a schema: its $id, if any, resolved against the base URI around it.';

COMMIT;
