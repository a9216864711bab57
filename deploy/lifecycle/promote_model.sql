-- Deploy model_registry:lifecycle/promote_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION promote_model(
    artifact_id text,
    note        text DEFAULT NULL,
    actor       text DEFAULT session_user
)
RETURNS text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage_id text := registry.lock_lineage(promote_model.artifact_id);
    _holder_id  text;
BEGIN
    SELECT v.artifact_id
      INTO _holder_id
      FROM registry.model_versions AS v
     WHERE v.lineage_id = _lineage_id AND v.promotion_state = 'promoted';
    IF _holder_id = promote_model.artifact_id THEN
        RETURN NULL;
    END IF;

    -- Two statements, the holder first: the unique index allows no instant with two.
    IF _holder_id IS NOT NULL THEN
        PERFORM registry.set_promotion_state(_holder_id, 'superseded',
                                    format('superseded by %s', promote_model.artifact_id), actor);
    END IF;
    PERFORM registry.set_promotion_state(promote_model.artifact_id, 'promoted', note, actor);
    RETURN _holder_id;
END
$$;

COMMENT ON FUNCTION promote_model(text, text, text) IS
'Makes a version the one in use: takes its artifact id, why, and who decides. The version that held the place becomes superseded in the same transaction; a superseded one can be promoted again (roll-back). Returns the version that lost the place, NULL where none did; promoting the promoted one changes nothing. Raises 23503 for an unknown version, MR001 for a rejected one.';

REVOKE EXECUTE ON FUNCTION promote_model(text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
