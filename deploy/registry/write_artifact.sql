-- Deploy model_registry:registry/write_artifact to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- Every write of ours to artifacts goes through one of these three. The application's own triggers
-- on that table run inside them, and find the application's tables: the registry's schema is on the
-- search_path here. So nothing else is done here, and the one operator is named with its schema.
CREATE FUNCTION insert_artifact(
    artifact_id       text,
    artifact_type     text,
    lifecycle_state   text,
    title             text,
    metadata          jsonb,
    parent_version_id text,
    version_tag       text,
    changelog         text,
    origin_type       text,
    origin_url        text,
    created_by        text
)
RETURNS boolean
LANGUAGE plpgsql
SET search_path FROM CURRENT
AS $$
DECLARE
    _metadata registry.artifacts.metadata%TYPE := insert_artifact.metadata;
BEGIN
    -- '1' fits is_latest as boolean and as the integer that SQLite left behind.
    INSERT INTO registry.artifacts (id, artifact_type, title, metadata, version_number,
                                    parent_version_id, version_tag, changelog, is_latest,
                                    lifecycle_state, origin_type, origin_url, created_by,
                                    created_at, updated_at)
    VALUES (insert_artifact.artifact_id, insert_artifact.artifact_type, insert_artifact.title,
            _metadata, 1, insert_artifact.parent_version_id, insert_artifact.version_tag,
            insert_artifact.changelog, '1', insert_artifact.lifecycle_state,
            insert_artifact.origin_type, insert_artifact.origin_url, insert_artifact.created_by,
            CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)
    ON CONFLICT (id) DO NOTHING;
    RETURN FOUND;
END
$$;

COMMENT ON FUNCTION insert_artifact(
    text, text, text, text, jsonb, text, text, text, text, text, text) IS
'Takes the columns of a new artifact; returns false where the id is taken.';

CREATE FUNCTION update_artifact_metadata(artifact_id text, metadata jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path FROM CURRENT
AS $$
DECLARE
    _metadata registry.artifacts.metadata%TYPE := update_artifact_metadata.metadata;
BEGIN
    UPDATE registry.artifacts AS a
       SET metadata = _metadata
     WHERE a.id OPERATOR(pg_catalog.=) update_artifact_metadata.artifact_id;
END
$$;

COMMENT ON FUNCTION update_artifact_metadata(text, jsonb) IS
'Takes an artifact and its new metadata, in whatever type the application holds it; writes it.';

CREATE FUNCTION update_artifact_state(
    artifact_id text, is_latest text, lifecycle_state text, superseded_by text
)
RETURNS void
LANGUAGE plpgsql
SET search_path FROM CURRENT
AS $$
DECLARE
    _is_latest registry.artifacts.is_latest%TYPE := update_artifact_state.is_latest;
BEGIN
    UPDATE registry.artifacts AS a
       SET is_latest = _is_latest, lifecycle_state = update_artifact_state.lifecycle_state,
           superseded_by = update_artifact_state.superseded_by, updated_at = CURRENT_TIMESTAMP
     WHERE a.id OPERATOR(pg_catalog.=) update_artifact_state.artifact_id;
    IF NOT FOUND THEN
        RAISE SQLSTATE 'MR008' USING
            MESSAGE = pg_catalog.format('another trigger skips the UPDATE of model "%s"',
                                        update_artifact_state.artifact_id),
            DETAIL = 'artifacts would not follow model_versions.',
            HINT = 'Let BEFORE triggers on artifacts return NEW for models.',
            TABLE = 'artifacts';
    END IF;
END
$$;

COMMENT ON FUNCTION update_artifact_state(text, text, text, text) IS
'Takes an artifact, is_latest as "1" or "0", lifecycle_state and superseded_by; writes them. Raises MR008 where a trigger skips the write.';

REVOKE EXECUTE ON FUNCTION
    insert_artifact(text, text, text, text, jsonb, text, text, text, text, text, text),
    update_artifact_metadata(text, jsonb),
    update_artifact_state(text, text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
