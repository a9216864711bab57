-- Deploy model_registry:lifecycle/follow_promotion_state to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION follow_promotion_state()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _recorded record;
BEGIN
    -- The literals '1' and '0' fit is_latest as boolean and as the integer that SQLite left behind.
    CASE NEW.promotion_state
    WHEN 'promoted' THEN
        UPDATE registry.artifacts AS a
           SET is_latest = '0', updated_at = now()
          FROM registry.model_versions AS v
         WHERE v.lineage_id = NEW.lineage_id
           AND a.id = v.artifact_id
           AND a.id <> NEW.artifact_id
           AND a.is_latest <> '0';
        UPDATE registry.artifacts
           SET is_latest = '1', lifecycle_state = 'active', superseded_by = NULL,
               updated_at = now()
         WHERE id = NEW.artifact_id;
        -- The version that lost the place a moment ago waits for its successor.
        UPDATE registry.artifacts AS a
           SET superseded_by = NEW.artifact_id
          FROM registry.model_versions AS v
         WHERE v.lineage_id = NEW.lineage_id
           AND v.promotion_state = 'superseded'
           AND a.id = v.artifact_id
           AND a.superseded_by IS NULL;
    WHEN 'superseded' THEN
        UPDATE registry.artifacts
           SET is_latest = '0', lifecycle_state = 'superseded', superseded_by = NULL,
               updated_at = now()
         WHERE id = NEW.artifact_id;
    ELSE
        UPDATE registry.artifacts
           SET lifecycle_state = NEW.promotion_state, updated_at = now()
         WHERE id = NEW.artifact_id;
    END CASE;

    -- promote_model() and its like have written the event, with their actor, just before. For an
    -- UPDATE by hand the newest event still tells the old state.
    SELECT * INTO _recorded FROM registry.recorded_promotion(NEW.artifact_id);
    IF _recorded.state IS DISTINCT FROM NEW.promotion_state THEN
        PERFORM registry.record_promotion(NEW.artifact_id, NEW.lineage_id, OLD.promotion_state,
                                 NEW.promotion_state, NEW.promotion_notes, session_user);
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION follow_promotion_state() IS
'Trigger: is_latest and lifecycle_state of the artifact follow promotion_state, and model_events knows of it, whoever changed it.';

CREATE FUNCTION record_promotion(
    artifact_id text, lineage_id text, state_before text, state_after text, note text, actor text
)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, before, after, note)
    VALUES (artifact_id, lineage_id,
            CASE WHEN state_after = 'candidate' THEN 'reopened'
                 WHEN (state_before, state_after) = ('superseded', 'promoted') THEN 'rolled_back'
                 ELSE state_after
            END,
            actor,
            jsonb_build_object('promotion_state', state_before),
            jsonb_build_object('promotion_state', state_after),
            note);
END
$$;

COMMENT ON FUNCTION record_promotion(text, text, text, text, text, text) IS
'Takes a version, its lineage, its state before and after, the reason and the actor; adds the event to model_events.';

REVOKE EXECUTE ON FUNCTION follow_promotion_state(),
                           record_promotion(text, text, text, text, text, text) FROM PUBLIC;

CREATE TRIGGER model_versions_follow_promotion
    AFTER UPDATE OF promotion_state ON model_versions
    FOR EACH ROW WHEN (OLD.promotion_state IS DISTINCT FROM NEW.promotion_state)
    EXECUTE FUNCTION follow_promotion_state();

COMMENT ON TRIGGER model_versions_follow_promotion ON model_versions IS
'The artifact and the history follow promotion_state.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
