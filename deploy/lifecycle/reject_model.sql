-- Deploy model_registry:lifecycle/reject_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION reject_model(artifact_id text, note text, actor text DEFAULT session_user)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _holder_id text;
BEGIN
    PERFORM registry.require_note(artifact_id, 'rejecting', note);
    _holder_id := (registry.lock_lineage(artifact_id, false)).holder_id;
    -- Whoever turns a candidate down has not seen that it was promoted in the meantime.
    IF _holder_id = artifact_id THEN
        RAISE SQLSTATE 'MR001' USING
            MESSAGE = format('model version "%s" is promoted and cannot be rejected', artifact_id),
            DETAIL = 'It is the version in use; from promoted to rejected it goes by a '
                     'withdrawal.',
            HINT = 'SELECT withdraw_model(id, note); takes it out of use.',
            TABLE = 'model_versions',
            COLUMN = 'promotion_state';
    END IF;
    PERFORM registry.change_promotion_state(
        artifact_id, 'rejected', note, actor, NULL::text, NULL::jsonb);
END
$$;

COMMENT ON FUNCTION reject_model(text, text, text) IS
'Turns a candidate down: takes its artifact id, why, and who decides. is_latest stays as it is. Raises 23503 for an unknown version, MR001 where it is no candidate, MR002 without a note.';

CREATE FUNCTION reopen_model(artifact_id text, note text, actor text DEFAULT session_user)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    PERFORM registry.require_note(artifact_id, 'reopening', note);
    PERFORM registry.lock_lineage(artifact_id, false);
    PERFORM registry.change_promotion_state(
        artifact_id, 'candidate', note, actor, NULL::text, NULL::jsonb);
END
$$;

COMMENT ON FUNCTION reopen_model(text, text, text) IS
'Makes a rejected version a candidate again: takes its artifact id, why, and who decides. Raises 23503 for an unknown version, MR001 where it is not rejected, MR002 without a note.';

REVOKE EXECUTE ON FUNCTION reject_model(text, text, text), reopen_model(text, text, text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
