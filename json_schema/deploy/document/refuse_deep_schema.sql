-- Deploy json_schema:document/refuse_deep_schema to pg

BEGIN;

CREATE FUNCTION json_schema.refuse_deep_schema(detail text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'MR105',
        MESSAGE = 'the schema is nested too deeply',
        DETAIL = detail,
        HINT = 'Move the inner schemas to definitions and refer to them, or make it flatter.';
END
$$;

COMMENT ON FUNCTION json_schema.refuse_deep_schema(text) IS
'Raises MR105 for a schema that is nested too deeply. detail: what of it is.';

-- The locations of all its schemas have the square of its depth in characters.
CREATE FUNCTION json_schema.refuse_more_levels(schema jsonb, most integer)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    IF schema @? format('strict $.**{%s}', most + 1)::jsonpath THEN
        PERFORM json_schema.refuse_deep_schema(
            format('It has more than %s levels of JSON.', most));
    END IF;
END
$$;

COMMENT ON FUNCTION json_schema.refuse_more_levels(jsonb, integer) IS
'Raises MR105 for a schema of more levels of JSON than so many.';

COMMIT;
