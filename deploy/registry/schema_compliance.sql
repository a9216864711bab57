-- Deploy model_registry:registry/schema_compliance to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION satisfies_schema(artifact_type text, version integer, metadata text)
RETURNS boolean
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    RETURN registry.check_artifact_metadata(
        artifact_type, version,
        coalesce(registry.try_json(metadata), to_jsonb(metadata), 'null')) IS TRUE;
END
$$;

COMMENT ON FUNCTION satisfies_schema(text, integer, text) IS
'Takes an artifact type, the active version of its metadata schema, and metadata as text; returns whether the metadata satisfies it.';

REVOKE EXECUTE ON FUNCTION satisfies_schema(text, integer, text) FROM PUBLIC;

CREATE VIEW schema_compliance AS
SELECT a.id AS artifact_id,
       s.artifact_type,
       s.version AS active_version,
       s.mode,
       k.schema_version AS accepted_version,
       k.accepted_at,
       CASE WHEN k.schema_version = s.version THEN k.is_valid
            -- The whole row, so that the type of the application's column stays free to change.
            ELSE satisfies_schema(s.artifact_type, s.version, to_jsonb(a)->>'metadata')
       END AS satisfies_active
  FROM metadata_schemas AS s
  JOIN ONLY artifacts AS a
    ON a.artifact_type = s.artifact_type
  LEFT JOIN accepted_metadata AS k
    ON (k.artifact_id, k.artifact_type) = (a.id, s.artifact_type)
 WHERE s.is_active;

COMMENT ON VIEW   schema_compliance                  IS 'Every artifact of a type that has a metadata schema: under which version it was accepted, and whether it satisfies the active one. Where both are the same version nothing is checked again.';
COMMENT ON COLUMN schema_compliance.artifact_id      IS 'The artifact.';
COMMENT ON COLUMN schema_compliance.artifact_type    IS 'Its artifact_type.';
COMMENT ON COLUMN schema_compliance.active_version   IS 'The version that new writes of this type meet.';
COMMENT ON COLUMN schema_compliance.mode             IS 'What the gate does with metadata that breaks it: enforce, warn, off.';
COMMENT ON COLUMN schema_compliance.accepted_version IS 'The version under which the metadata was written last; NULL for what no gate saw.';
COMMENT ON COLUMN schema_compliance.accepted_at      IS 'Since when it is accepted under that version.';
COMMENT ON COLUMN schema_compliance.satisfies_active IS 'True where the metadata of today satisfies the active version.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
