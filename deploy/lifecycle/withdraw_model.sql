-- Deploy model_registry:lifecycle/withdraw_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION withdraw_model(artifact_id text, note text, actor text DEFAULT session_user)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _holder_id text;
BEGIN
    PERFORM registry.require_note(artifact_id, 'withdrawing', note);
    _holder_id := (registry.lock_lineage(artifact_id, false)).holder_id;
    IF _holder_id IS DISTINCT FROM artifact_id THEN
        RAISE SQLSTATE 'MR001' USING
            MESSAGE = format('model version "%s" is not promoted and cannot be withdrawn',
                             artifact_id),
            DETAIL = CASE WHEN _holder_id IS NULL THEN 'No version of its lineage is promoted.'
                     ELSE format('"%s" is the promoted version of its lineage.', _holder_id) END,
            HINT = 'SELECT reject_model(id, note); turns a candidate down.',
            TABLE = 'model_versions',
            COLUMN = 'promotion_state';
    END IF;
    PERFORM registry.change_promotion_state(
        artifact_id, 'rejected', note, actor, NULL::text, NULL::jsonb);
END
$$;

COMMENT ON FUNCTION withdraw_model(text, text, text) IS
'Takes the promoted version out of use, with no other in its place: takes its artifact id, why, and who decides. It becomes rejected; is_latest stays as it is until another version is promoted, for example by rollback_model(). Raises 23503 for an unknown version, MR001 where it is not promoted, MR002 without a note.';

REVOKE EXECUTE ON FUNCTION withdraw_model(text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
