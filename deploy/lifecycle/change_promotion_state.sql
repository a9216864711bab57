-- Deploy model_registry:lifecycle/change_promotion_state to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION change_promotion_state(
    artifact_id text, state text, note text, actor text, replaced_by text, waived jsonb
)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _version  record;
    _event_id bigint;
BEGIN
    SELECT v.lineage_id, v.promotion_state
      INTO _version
      FROM registry.model_versions AS v
     WHERE v.artifact_id = change_promotion_state.artifact_id;
    _event_id := registry.record_promotion(artifact_id, _version.lineage_id,
                                           _version.promotion_state, state, note, actor, waived);
    UPDATE registry.model_versions AS v
       SET promotion_state = state, promotion_notes = note, promotion_event_id = _event_id,
           replaced_by = change_promotion_state.replaced_by
     WHERE v.artifact_id = change_promotion_state.artifact_id;
END
$$;

COMMENT ON FUNCTION change_promotion_state(text, text, text, text, text, jsonb) IS
'Takes a version whose lineage is locked, its new state, the reason, the actor, the version that replaces it (NULL: none), and the rules of a policy that were waived (NULL: none). Raises MR001 for a transition that is not allowed.';

CREATE FUNCTION require_note(artifact_id text, action text, note text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF coalesce(note, '') !~ E'\\S' THEN
        RAISE SQLSTATE 'MR002' USING
            MESSAGE = format('%s model version "%s" needs a note', action, artifact_id),
            DETAIL = format('note is %L.', note),
            HINT = 'Pass a note explaining the decision.';
    END IF;
END
$$;

COMMENT ON FUNCTION require_note(text, text, text) IS
'Takes a version, the action, and its note. Raises MR002 where the note is empty.';

REVOKE EXECUTE ON FUNCTION change_promotion_state(text, text, text, text, text, jsonb),
                           require_note(text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
