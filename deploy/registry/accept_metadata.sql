-- Deploy model_registry:registry/accept_metadata to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION accept_metadata(
    artifact_type text,
    artifact_id   text,
    metadata      jsonb,
    accepted      jsonb
)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _version  integer;
    _is_valid boolean;
BEGIN
    -- First the version, then the check: where another version is activated in between, the fact
    -- that is stored is not about the active one, and nobody takes it for that.
    SELECT s.version
      INTO _version
      FROM registry.metadata_schemas AS s
     WHERE s.artifact_type = accept_metadata.artifact_type AND s.is_active;
    IF artifact_type = 'model' THEN
        _is_valid := registry.check_model_metadata(metadata) IS TRUE;
    ELSIF _version IS NULL THEN
        RETURN;
    ELSE
        _is_valid := registry.check_artifact_metadata(artifact_type, _version, metadata) IS TRUE;
    END IF;
    IF NOT _is_valid OR _version IS NULL THEN
        PERFORM registry.refuse_metadata(artifact_type, artifact_id, metadata, accepted);
    END IF;
    INSERT INTO registry.accepted_metadata AS k (artifact_id, artifact_type, schema_version,
                                                 is_valid)
    VALUES (accept_metadata.artifact_id, accept_metadata.artifact_type, _version, _is_valid)
        ON CONFLICT ON CONSTRAINT accepted_metadata_pkey DO UPDATE
       SET artifact_type = EXCLUDED.artifact_type, schema_version = EXCLUDED.schema_version,
           is_valid = EXCLUDED.is_valid, accepted_at = EXCLUDED.accepted_at
     WHERE (k.artifact_type, k.schema_version, k.is_valid)
           IS DISTINCT FROM (EXCLUDED.artifact_type, EXCLUDED.schema_version, EXCLUDED.is_valid);
END
$$;

COMMENT ON FUNCTION accept_metadata(text, text, jsonb, jsonb) IS
'Takes an artifact type, an artifact, its new metadata, and the metadata that the row held before (NULL: a new row); checks it where the type has a schema, and writes accepted_metadata. Raises 23514 for what the schema refuses, and what else refuse_metadata() does.';

REVOKE EXECUTE ON FUNCTION accept_metadata(text, text, jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
