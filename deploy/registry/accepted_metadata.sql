-- Deploy model_registry:registry/accepted_metadata to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE accepted_metadata (
    artifact_id    text        PRIMARY KEY REFERENCES artifacts (id) ON DELETE CASCADE,
    artifact_type  text        NOT NULL,
    schema_version integer     NOT NULL,
    is_valid       boolean     NOT NULL,
    accepted_at    timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE  accepted_metadata                IS 'Under which version of its metadata schema an artifact was accepted last. Written by the gate.';
COMMENT ON COLUMN accepted_metadata.artifact_id    IS 'The artifact.';
COMMENT ON COLUMN accepted_metadata.artifact_type  IS 'Its artifact_type then.';
COMMENT ON COLUMN accepted_metadata.schema_version IS 'The version that was active when its metadata was last written, as in metadata_schemas.';
COMMENT ON COLUMN accepted_metadata.is_valid       IS 'True where the metadata satisfied that version. False where the mode let it in, or every error had been in the row before.';
COMMENT ON COLUMN accepted_metadata.accepted_at    IS 'Since when these facts hold.';

CREATE FUNCTION forbid_acceptance_change()
RETURNS trigger
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RAISE SQLSTATE 'MR004' USING
        MESSAGE = format('%s of accepted_metadata is refused', TG_OP),
        DETAIL = 'The gate on artifacts writes it, and its rows leave with their artifacts.',
        HINT = 'Write the metadata of the artifact.',
        TABLE = 'accepted_metadata';
END
$$;

COMMENT ON FUNCTION forbid_acceptance_change() IS
'Trigger: accepted_metadata is written by triggers alone. Raises MR004.';

REVOKE EXECUTE ON FUNCTION forbid_acceptance_change() FROM PUBLIC;

-- The gate and the cascade write from within a trigger.
CREATE TRIGGER forbid_acceptance_change
    BEFORE INSERT OR UPDATE OR DELETE ON accepted_metadata
    FOR EACH ROW WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION forbid_acceptance_change();

CREATE TRIGGER forbid_acceptance_truncate
    BEFORE TRUNCATE ON accepted_metadata
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_acceptance_change();

COMMENT ON TRIGGER forbid_acceptance_change ON accepted_metadata IS
'Only the gate says what it accepted.';
COMMENT ON TRIGGER forbid_acceptance_truncate ON accepted_metadata IS
'Only the gate says what it accepted.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
