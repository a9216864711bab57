-- Deploy model_registry:registry/activate_metadata_schema to pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

CREATE FUNCTION activate_metadata_schema(version integer)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path FROM CURRENT
AS $$
DECLARE
    _schema jsonb;
BEGIN
    -- Whoever activates at the same time waits here.
    PERFORM FROM metadata_schemas AS s WHERE s.artifact_type = 'model' ORDER BY s.version FOR UPDATE;
    SELECT s.schema INTO _schema FROM metadata_schemas AS s
     WHERE s.artifact_type = 'model' AND s.version = activate_metadata_schema.version;
    IF NOT FOUND THEN
        RAISE no_data_found USING
            MESSAGE = format('there is no version %s of the metadata schema for models',
                             activate_metadata_schema.version),
            DETAIL = 'metadata_schemas has no such row.',
            HINT = 'SELECT add_metadata_schema(''{...}''); returns the number of a new version.';
    END IF;

    PERFORM install_model_check(_schema);
    UPDATE metadata_schemas AS s SET is_active = false WHERE s.artifact_type = 'model' AND s.is_active;
    UPDATE metadata_schemas AS s SET is_active = true
     WHERE s.artifact_type = 'model' AND s.version = activate_metadata_schema.version;
END
$$;

COMMENT ON FUNCTION activate_metadata_schema(integer) IS
'Takes a version of the metadata schema; from the end of the transaction on, new writes meet it, while rows accepted before stay valid. Raises P0002 for an unknown version. Which rows it would refuse: refused_by_metadata_schema().';

REVOKE EXECUTE ON FUNCTION activate_metadata_schema(integer) FROM PUBLIC;

COMMIT;
