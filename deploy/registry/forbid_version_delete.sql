-- Deploy model_registry:registry/forbid_version_delete to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION forbid_version_delete()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _successor text;
BEGIN
    -- A cascade from artifacts arrives here after the artifact has gone.
    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = OLD.artifact_id;
    IF FOUND THEN
        RAISE SQLSTATE 'MR003' USING
            MESSAGE = format('model "%s" cannot lose its row of model_versions', OLD.artifact_id),
            DETAIL = 'The artifact is there.',
            HINT = 'Delete the artifact; its row goes with it.',
            TABLE = 'model_versions';
    END IF;
    IF OLD.promotion_state = 'promoted' THEN
        RAISE SQLSTATE 'MR009' USING
            MESSAGE = format('model version "%s" is promoted and cannot be deleted',
                             OLD.artifact_id),
            DETAIL = format('It is the version in use of lineage "%s".', OLD.lineage_id),
            HINT = 'Promote another version of the lineage first, or withdraw this one.',
            TABLE = 'model_versions';
    END IF;

    -- Whoever registers a successor holds this lock.
    PERFORM FROM registry.model_lineages AS l
      WHERE l.lineage_id = OLD.lineage_id
        FOR NO KEY UPDATE;
    -- A successor that is deleted in the same statement has lost its artifact already.
    SELECT v.artifact_id
      INTO _successor
      FROM registry.model_versions AS v
      JOIN ONLY registry.artifacts AS a
        ON a.id = v.artifact_id
     WHERE v.lineage_id = OLD.lineage_id
       AND v.lineage_position = OLD.lineage_position + 1;
    IF FOUND THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('model version "%s" has a successor', OLD.artifact_id),
            DETAIL = format('"%s" follows it.', _successor),
            HINT = 'Delete the newest versions of a lineage first, or all in one statement.',
            TABLE = 'model_versions';
    END IF;
    INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, before)
    VALUES (OLD.artifact_id, OLD.lineage_id, 'deleted',
            jsonb_build_object('promotion_state', OLD.promotion_state));
    RETURN OLD;
END
$$;

COMMENT ON FUNCTION forbid_version_delete() IS
'Trigger: a row of model_versions is deleted only together with its artifact, after its successors, and not while it is promoted; the history records it. Raises MR003, MR009, and 23503 where a successor remains.';

CREATE FUNCTION forbid_version_truncate()
RETURNS trigger
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RAISE SQLSTATE 'MR003' USING
        MESSAGE = 'TRUNCATE of model_versions is refused',
        DETAIL = 'The history would not record what was deleted.',
        HINT = 'DELETE FROM artifacts WHERE ...; the rows of model_versions go with them.',
        TABLE = 'model_versions';
END
$$;

COMMENT ON FUNCTION forbid_version_truncate() IS
'Trigger: refuses TRUNCATE, also by TRUNCATE artifacts CASCADE. Raises MR003.';

REVOKE EXECUTE ON FUNCTION forbid_version_delete(), forbid_version_truncate() FROM PUBLIC;

CREATE TRIGGER model_versions_10_forbid_delete
    BEFORE DELETE ON model_versions
    FOR EACH ROW EXECUTE FUNCTION forbid_version_delete();

CREATE TRIGGER model_versions_10_forbid_truncate
    BEFORE TRUNCATE ON model_versions
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_version_truncate();

COMMENT ON TRIGGER model_versions_10_forbid_delete ON model_versions IS
'A row is deleted only together with its artifact.';
COMMENT ON TRIGGER model_versions_10_forbid_truncate ON model_versions IS
'What is deleted is in the history.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
