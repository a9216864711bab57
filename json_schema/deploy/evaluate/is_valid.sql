-- Deploy json_schema:evaluate/is_valid to pg

BEGIN;

CREATE FUNCTION json_schema.is_valid(
    schema jsonb, instance jsonb, assert_formats boolean DEFAULT false)
RETURNS boolean
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RETURN json_schema.findings(
        is_valid.schema, is_valid.instance, is_valid.assert_formats, true) IS NULL;
END
$$;

COMMENT ON FUNCTION json_schema.is_valid(jsonb, jsonb, boolean) IS
'Returns whether an instance is valid against a Draft-07 schema; NULL for SQL NULL. Raises what
errors() raises.';

COMMIT;
