-- Deploy model_registry:lifecycle/archive_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION archive_model(
    artifact_id text,
    note        text DEFAULT NULL,
    actor       text DEFAULT session_user
)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage   record;
    _is_hidden boolean;
    _time      timestamptz;
BEGIN
    SELECT * INTO _lineage FROM registry.lock_lineage(archive_model.artifact_id, false);
    IF _lineage.holder_id = archive_model.artifact_id THEN
        RAISE SQLSTATE 'MR012' USING
            MESSAGE = format('model version "%s" is promoted and cannot be archived', artifact_id),
            DETAIL = format('It is the version in use of lineage "%s".', _lineage.lineage_id),
            HINT = 'Promote another version of the lineage first, or withdraw this one.',
            TABLE = 'model_versions',
            COLUMN = 'archived_at';
    END IF;
    SELECT v.archived_at IS NOT NULL INTO _is_hidden FROM registry.model_versions AS v
     WHERE v.artifact_id = archive_model.artifact_id;
    IF _is_hidden THEN
        RETURN;
    END IF;
    INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, note)
    VALUES (archive_model.artifact_id, _lineage.lineage_id, 'archived', archive_model.actor,
            archive_model.note)
    RETURNING occurred_at INTO _time;
    UPDATE registry.model_versions AS v SET archived_at = _time
     WHERE v.artifact_id = archive_model.artifact_id;
END
$$;

COMMENT ON FUNCTION archive_model(text, text, text) IS
'Hides a version from the catalog and the leaderboards; nothing is deleted. Takes its artifact id, why, and who decides; archiving an archived version changes nothing. Raises 23503 for an unknown version, MR012 for a promoted one.';

CREATE FUNCTION restore_model(
    artifact_id text,
    note        text DEFAULT NULL,
    actor       text DEFAULT session_user
)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage_id text := (registry.lock_lineage(restore_model.artifact_id, false)).lineage_id;
    _is_hidden  boolean;
BEGIN
    SELECT v.archived_at IS NOT NULL INTO _is_hidden FROM registry.model_versions AS v
     WHERE v.artifact_id = restore_model.artifact_id;
    IF NOT _is_hidden THEN
        RETURN;
    END IF;
    INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, note)
    VALUES (restore_model.artifact_id, _lineage_id, 'restored', restore_model.actor,
            restore_model.note);
    UPDATE registry.model_versions AS v SET archived_at = NULL
     WHERE v.artifact_id = restore_model.artifact_id;
END
$$;

COMMENT ON FUNCTION restore_model(text, text, text) IS
'Shows an archived version again: takes its artifact id, why, and who decides; restoring a version that is not archived changes nothing. Raises 23503 for an unknown version.';

REVOKE EXECUTE ON FUNCTION archive_model(text, text, text), restore_model(text, text, text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
