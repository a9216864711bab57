-- Deploy json_schema:compile/compile to pg

BEGIN;

CREATE FUNCTION json_schema.compile(
    name text,
    schema jsonb,
    assert_formats boolean DEFAULT false,
    target_schema text DEFAULT 'json_schema'
)
RETURNS regprocedure
LANGUAGE plpgsql
STRICT
AS $$
DECLARE
    _is_valid boolean;
    _faults   text;
BEGIN
    IF compile.name = '' OR octet_length(compile.name) > 50 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_name',
            MESSAGE = format('%L cannot name a compiled check', left(compile.name, 80)),
            DETAIL = format('It is %s bytes long; the functions are called check_<name> and '
                            'check_<name>__<number>, in 63 bytes.', octet_length(compile.name)),
            HINT = 'Choose a name of 1 to 50 bytes.';
    ELSIF to_regnamespace(quote_ident(compile.target_schema)) IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_schema_name',
            MESSAGE = format('schema %I does not exist', compile.target_schema),
            DETAIL = format('The check %I was to be created there.', 'check_' || compile.name),
            HINT = 'Create the schema first, or leave target_schema out.';
    END IF;
    -- Deeper, memory would run out before time does.
    PERFORM json_schema.refuse_more_levels(schema, 520);
    BEGIN
        _is_valid := json_schema.check_draft_07(compile.schema);
    EXCEPTION WHEN SQLSTATE 'MR105' THEN
        -- The compiled meta-schema goes less deep than the walk does.
        _is_valid := NOT EXISTS (SELECT FROM json_schema.check_schema(compile.schema));
    END;
    IF NOT _is_valid THEN
        SELECT string_agg(format('%s: %s', to_json(fault.instance_location), fault.error), E'\n')
          INTO _faults
          FROM json_schema.check_schema(compile.schema) AS fault;
        RAISE EXCEPTION USING
            ERRCODE = 'MR101',
            MESSAGE = 'not a valid JSON Schema',
            DETAIL = _faults,
            HINT = 'SELECT * FROM json_schema.check_schema(...) shows each fault with its place.';
    END IF;
    RETURN json_schema.create_check(name, schema, assert_formats, target_schema);
END
$$;

COMMENT ON FUNCTION json_schema.compile(text, jsonb, boolean, text) IS
'Turns a JSON Schema into the function <target_schema>.check_<name>(instance jsonb), which answers
what json_schema.is_valid() does, NULL for SQL NULL. The function of an earlier call is replaced.
assert_formats: check format as well. Raises MR101 to MR105 for a schema that cannot be used.';

REVOKE EXECUTE ON FUNCTION json_schema.compile(text, jsonb, boolean, text) FROM PUBLIC;

COMMIT;
