-- Deploy model_registry:registry/keep_model_version to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION keep_model_version()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _artifact_id text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        -- A cascade from artifacts arrives here after the artifact has gone.
        SELECT id INTO _artifact_id FROM registry.artifacts WHERE id = OLD.artifact_id;
    ELSE
        SELECT id INTO _artifact_id FROM registry.artifacts WHERE artifact_type = 'model' LIMIT 1;
    END IF;
    IF FOUND THEN
        RAISE SQLSTATE 'MR003' USING
            MESSAGE = format('model "%s" cannot lose its row of model_versions', _artifact_id),
            DETAIL = format('%s on model_versions while the artifact is there.', TG_OP),
            HINT = 'Delete the artifact; its row goes with it.',
            TABLE = 'model_versions';
    END IF;
    IF TG_OP = 'DELETE' THEN
        -- Gone together with this one, in the same statement, the successor would have no artifact.
        SELECT v.artifact_id
          INTO _artifact_id
          FROM registry.model_versions AS v
          JOIN registry.artifacts AS a
            ON a.id = v.artifact_id
         WHERE v.lineage_id = OLD.lineage_id
           AND v.lineage_position = OLD.lineage_position + 1;
        IF FOUND THEN
            RAISE foreign_key_violation USING
                MESSAGE = format('model version "%s" has a successor', OLD.artifact_id),
                DETAIL = format('"%s" follows it.', _artifact_id),
                HINT = 'Delete the newest versions of a lineage first, or all in one statement.',
                TABLE = 'model_versions';
        END IF;
        INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, before)
        VALUES (OLD.artifact_id, OLD.lineage_id, 'deleted',
                jsonb_build_object('promotion_state', OLD.promotion_state));
    END IF;
    RETURN OLD;
END
$$;

COMMENT ON FUNCTION keep_model_version() IS
'Trigger: a row of model_versions leaves only together with its artifact, and after its successors; the history says so. Raises MR003, and 23503 where a successor is left.';

REVOKE EXECUTE ON FUNCTION keep_model_version() FROM PUBLIC;

CREATE TRIGGER model_versions_keep
    BEFORE DELETE ON model_versions
    FOR EACH ROW EXECUTE FUNCTION keep_model_version();

CREATE TRIGGER model_versions_keep_all
    AFTER TRUNCATE ON model_versions
    FOR EACH STATEMENT EXECUTE FUNCTION keep_model_version();

COMMENT ON TRIGGER model_versions_keep ON model_versions IS
'A row leaves only together with its artifact.';
COMMENT ON TRIGGER model_versions_keep_all ON model_versions IS
'TRUNCATE artifacts CASCADE empties both; TRUNCATE of this table alone is refused.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
