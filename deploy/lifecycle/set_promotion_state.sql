-- Deploy model_registry:lifecycle/set_promotion_state to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION set_promotion_state(artifact_id text, state text, note text, actor text)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _version registry.model_versions;
BEGIN
    SELECT * INTO _version FROM registry.model_versions AS v
     WHERE v.artifact_id = set_promotion_state.artifact_id;
    IF _version.promotion_state = state THEN
        PERFORM registry.refuse_transition(_version.artifact_id, state, state);
    END IF;
    PERFORM registry.record_promotion(_version.artifact_id, _version.lineage_id,
                             _version.promotion_state, state, note,
                             coalesce(actor, session_user));
    UPDATE registry.model_versions AS v
       SET promotion_state = state, promotion_notes = note
     WHERE v.artifact_id = set_promotion_state.artifact_id;
END
$$;

COMMENT ON FUNCTION set_promotion_state(text, text, text, text) IS
'Takes a version whose lineage is locked, its new state, the reason and the actor; changes the state and records who did it. Raises MR001 for a transition that is not allowed.';

CREATE FUNCTION require_note(artifact_id text, deed text, note text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF coalesce(note, '') !~ '\S' THEN
        RAISE SQLSTATE 'MR002' USING
            MESSAGE = format('%s model version "%s" needs a note', deed, artifact_id),
            DETAIL = format('note is %L.', note),
            HINT = 'Say why, for those who ask later.';
    END IF;
END
$$;

COMMENT ON FUNCTION require_note(text, text, text) IS
'Takes a version, what is done to it, and the note. Raises MR002 where the note says nothing.';

REVOKE EXECUTE ON FUNCTION set_promotion_state(text, text, text, text),
                           require_note(text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
