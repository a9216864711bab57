-- Deploy model_registry:lifecycle/promote_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION promote_model(
    artifact_id text,
    note        text DEFAULT NULL,
    actor       text DEFAULT session_user,
    force       boolean DEFAULT false
)
RETURNS text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _holder_id text := (registry.lock_lineage(promote_model.artifact_id, false)).holder_id;
    _waived    jsonb;
BEGIN
    IF force THEN
        PERFORM registry.require_note(artifact_id, 'forcing the promotion of', note);
    END IF;
    IF _holder_id = promote_model.artifact_id THEN
        RETURN NULL;
    END IF;
    PERFORM FROM registry.model_versions AS v
      WHERE v.artifact_id = promote_model.artifact_id AND v.promotion_state = 'candidate';
    IF FOUND THEN
        _waived := registry.require_promotion_policy(artifact_id, coalesce(force, false));
    END IF;
    -- Two statements, the holder first: the unique index allows no instant with two.
    IF _holder_id IS NOT NULL THEN
        PERFORM registry.change_promotion_state(
            _holder_id, 'superseded', format('superseded by %s', artifact_id), actor, artifact_id,
            NULL::jsonb);
    END IF;
    PERFORM registry.change_promotion_state(
        artifact_id, 'promoted', note, actor, NULL::text, _waived);
    RETURN _holder_id;
END
$$;

COMMENT ON FUNCTION promote_model(text, text, text, boolean) IS
'Makes a version the one in use: takes its artifact id, the reason, who decides, and whether a promotion policy is overridden. A candidate has to meet its policy (evaluate_promotion() says how it stands); by force it need not, which needs a note, and the event lists in "after" what was waived. A roll-back is not held to a policy. The version that was promoted becomes superseded in the same transaction; a superseded version can be promoted again (roll-back). Returns the version that was promoted before, NULL where none was; promoting the promoted version changes nothing. Raises 23503 for an unknown version, MR001 for a rejected one, MR002 for force without a note, MR011 where the policy is not met, MR012 for an archived one, 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed the lineage.';

REVOKE EXECUTE ON FUNCTION promote_model(text, text, text, boolean) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
