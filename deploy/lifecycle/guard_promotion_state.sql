-- Deploy model_registry:lifecycle/guard_promotion_state to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION guard_promotion_state()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _holder_id text;
    _is_plain  boolean := false;
BEGIN
    -- The lifecycle functions record the event themselves and name it. For a plain UPDATE it is
    -- recorded now, and a note that was left from the state before is cleared.
    IF NEW.promotion_event_id IS NOT DISTINCT FROM OLD.promotion_event_id THEN
        IF NEW.promotion_notes = OLD.promotion_notes THEN
            NEW.promotion_notes := NULL;
        END IF;
        NEW.promotion_event_id := registry.record_promotion(
            NEW.artifact_id, OLD.lineage_id, OLD.promotion_state, NEW.promotion_state,
            NEW.promotion_notes, session_user::text, NULL::jsonb);
        _is_plain := true;
    ELSE
        PERFORM FROM registry.model_events AS e
          JOIN registry.promotion_transitions() AS t
            ON t.event_type = e.event_type
         WHERE e.event_id = NEW.promotion_event_id
           AND (t.state_before, t.state_after) = (OLD.promotion_state, NEW.promotion_state);
        IF NOT FOUND THEN
            RAISE SQLSTATE 'MR001' USING
                MESSAGE = format('event %s does not explain that model version "%s" goes from %s '
                                 'to %s', NEW.promotion_event_id, OLD.artifact_id,
                                 OLD.promotion_state, NEW.promotion_state),
                DETAIL = 'Its type is another one, or the transition is not allowed.',
                HINT = 'Call promote_model(), reject_model(), reopen_model() or withdraw_model().',
                TABLE = 'model_versions',
                COLUMN = 'promotion_event_id';
        END IF;
    END IF;
    CASE NEW.promotion_state
    WHEN 'promoted' THEN
        IF NEW.archived_at IS NOT NULL THEN
            RAISE SQLSTATE 'MR012' USING
                MESSAGE = format('model version "%s" is archived and cannot be promoted',
                                 OLD.artifact_id),
                DETAIL = format('It was archived at %s.', NEW.archived_at),
                HINT = 'SELECT restore_model(id, note); takes it back.',
                TABLE = 'model_versions',
                COLUMN = 'archived_at';
        END IF;
        -- The unique index holds under concurrency; here is the readable message.
        SELECT v.artifact_id INTO _holder_id FROM registry.model_versions AS v
         WHERE v.lineage_id = OLD.lineage_id AND v.promotion_state = 'promoted';
        IF FOUND THEN
            RAISE unique_violation USING
                MESSAGE = format('lineage "%s" has a promoted version', OLD.lineage_id),
                DETAIL = format('"%s" is promoted; "%s" cannot be promoted beside it.',
                                _holder_id, OLD.artifact_id),
                HINT = 'SELECT promote_model(...); replaces it.',
                TABLE = 'model_versions';
        END IF;
        -- promote_model() has asked before it superseded the holder.
        IF _is_plain AND OLD.promotion_state = 'candidate' THEN
            PERFORM registry.require_promotion_policy(OLD.artifact_id, false);
        END IF;
        UPDATE registry.model_versions AS v SET is_current = false
         WHERE v.lineage_id = OLD.lineage_id AND v.is_current AND v.artifact_id <> OLD.artifact_id;
        -- Superseded by a plain UPDATE: the successor is known now.
        UPDATE registry.model_versions AS v SET replaced_by = OLD.artifact_id
         WHERE v.lineage_id = OLD.lineage_id AND v.promotion_state = 'superseded'
           AND v.replaced_by IS NULL AND v.artifact_id <> OLD.artifact_id;
        NEW.is_current := true;
        NEW.replaced_by := NULL;
    WHEN 'superseded' THEN
        NEW.is_current := false;
    ELSE
        NULL;
    END CASE;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION guard_promotion_state() IS
'Trigger: only the transitions of the state machine, each with its event; is_current and replaced_by of the lineage follow. Raises MR001, MR011 where a policy is not met, MR012 for an archived version that would be promoted, and 23505 where the lineage has a promoted version.';

REVOKE EXECUTE ON FUNCTION guard_promotion_state() FROM PUBLIC;

CREATE TRIGGER model_versions_10_guard_promotion
    BEFORE UPDATE ON model_versions
    FOR EACH ROW WHEN (OLD.promotion_state IS DISTINCT FROM NEW.promotion_state)
    EXECUTE FUNCTION guard_promotion_state();

COMMENT ON TRIGGER model_versions_10_guard_promotion ON model_versions IS
'Only the transitions of the state machine, each with its event.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
