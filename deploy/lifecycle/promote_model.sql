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
    _holder_id text := (registry.lock_lineage(promote_model.artifact_id, false)).holder_id;
BEGIN
    IF _holder_id = promote_model.artifact_id THEN
        RETURN NULL;
    END IF;
    -- Two statements, the holder first: the unique index allows no instant with two.
    IF _holder_id IS NOT NULL THEN
        PERFORM registry.change_promotion_state(
            _holder_id, 'superseded', format('superseded by %s', artifact_id), actor, artifact_id);
    END IF;
    PERFORM registry.change_promotion_state(
        artifact_id, 'promoted', note, actor, NULL::text);
    RETURN _holder_id;
END
$$;

COMMENT ON FUNCTION promote_model(text, text, text) IS
'Makes a version the one in use: takes its artifact id, the reason, and who decides. The version that was promoted becomes superseded in the same transaction; a superseded version can be promoted again (roll-back). Returns the version that was promoted before, NULL where none was; promoting the promoted version changes nothing. Raises 23503 for an unknown version, MR001 for a rejected one, 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed the lineage.';

REVOKE EXECUTE ON FUNCTION promote_model(text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
