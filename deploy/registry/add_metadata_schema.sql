-- Deploy model_registry:registry/add_metadata_schema to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION add_metadata_schema(
    schema        jsonb,
    mode          text DEFAULT 'enforce',
    created_by    text DEFAULT session_user,
    artifact_type text DEFAULT 'model'
)
RETURNS integer
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _errors  text;
    _version integer;
BEGIN
    SELECT string_agg(format('%s (%s): %s', coalesce(nullif(instance_location, ''), 'the schema'),
                             keyword, error), E'\n')
      INTO _errors
      FROM json_schema.check_schema(add_metadata_schema.schema);
    IF _errors IS NOT NULL OR add_metadata_schema.schema IS NULL THEN
        RAISE SQLSTATE 'MR101' USING
            MESSAGE = 'not a valid JSON Schema',
            DETAIL = coalesce(_errors, 'It is NULL.'),
            HINT = 'Fix each place that DETAIL names, and add the schema again.';
    END IF;
    IF coalesce(octet_length(artifact_type), 0) NOT BETWEEN 1 AND 2000 THEN
        RAISE invalid_parameter_value USING
            MESSAGE = 'artifact_type must have 1 to 2000 bytes',
            DETAIL = format('It has %s.', coalesce(octet_length(artifact_type), 0)),
            HINT = 'Give the artifact_type of the artifacts that the schema is for.';
    END IF;
    -- A $ref to nothing, or a pattern that cannot be honoured, is refused here, not on activation.
    PERFORM json_schema.compile('added_metadata'::text, add_metadata_schema.schema, true,
                                (parse_ident('registry.metadata_schemas'))[1]),
            json_schema.drop('added_metadata'::text,
                             (parse_ident('registry.metadata_schemas'))[1]);

    -- Two at once: the primary key lets one through.
    SELECT coalesce(max(s.version), 0) + 1
      INTO _version
      FROM registry.metadata_schemas AS s
     WHERE s.artifact_type = add_metadata_schema.artifact_type;
    INSERT INTO registry.metadata_schemas (artifact_type, version, schema, sha256, mode, created_by)
    VALUES (add_metadata_schema.artifact_type, _version, add_metadata_schema.schema,
            encode(sha256(convert_to(add_metadata_schema.schema::text, 'UTF8')), 'hex'),
            add_metadata_schema.mode, add_metadata_schema.created_by);
    RETURN _version;
END
$$;

COMMENT ON FUNCTION add_metadata_schema(jsonb, text, text, text) IS
'Adds a version of the metadata schema of an artifact type: takes the JSON Schema (Draft-07), what the gate does with metadata that breaks it (enforce, warn, off), who adds it, and the type. Returns the version, which is not active yet: see refused_by_metadata_schema() and activate_metadata_schema(). Raises MR101 for what is no valid schema, MR102 for a $ref to nothing, MR103 for a pattern that cannot be honoured, MR104 for a $ref cycle.';

REVOKE EXECUTE ON FUNCTION add_metadata_schema(jsonb, text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
