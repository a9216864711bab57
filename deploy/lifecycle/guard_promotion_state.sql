-- Deploy model_registry:lifecycle/guard_promotion_state to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION refuse_transition(artifact_id text, state_before text, state_after text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RAISE SQLSTATE 'MR001' USING
        MESSAGE = format('model version "%s" cannot go from %s to %s',
                         artifact_id, state_before, state_after),
        DETAIL = 'candidate -> promoted | rejected; promoted -> superseded; '
                 'superseded -> promoted; rejected -> candidate.',
        HINT = CASE state_before
               WHEN 'rejected' THEN 'Reopen it first: SELECT reopen_model(id, note).'
               WHEN 'promoted' THEN 'Promote another version of the lineage in its place.'
               ELSE 'See promote_model(), reject_model() and reopen_model().'
               END,
        TABLE = 'model_versions',
        COLUMN = 'promotion_state';
END
$$;

COMMENT ON FUNCTION refuse_transition(text, text, text) IS
'Takes a version, its state and the state that was asked for. Raises MR001.';

CREATE FUNCTION recorded_promotion(artifact_id text, OUT state text, OUT note text)
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    SELECT e.after->>'promotion_state', e.note
      INTO recorded_promotion.state, recorded_promotion.note
      FROM registry.model_events AS e
     WHERE e.artifact_id = recorded_promotion.artifact_id
       AND e.event_type IN ('promoted', 'rolled_back', 'superseded', 'rejected', 'reopened')
     ORDER BY e.occurred_at DESC
     LIMIT 1;
END
$$;

COMMENT ON FUNCTION recorded_promotion(text) IS
'Takes a version; returns the state that the newest event of its history tells, and the note. promote_model() and its like write that event just before they change the state.';

CREATE FUNCTION guard_promotion_state()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _recorded record;
BEGIN
    IF (OLD.promotion_state, NEW.promotion_state) NOT IN (
        ('candidate',  'promoted'),
        ('candidate',  'rejected'),
        ('promoted',   'superseded'),
        ('superseded', 'promoted'),   -- roll-back
        ('rejected',   'candidate')   -- reopened
    ) THEN
        PERFORM registry.refuse_transition(NEW.artifact_id, OLD.promotion_state, NEW.promotion_state);
    END IF;
    -- The reason for the old state is none for the new one, unless it was given again.
    IF NEW.promotion_notes = OLD.promotion_notes THEN
        SELECT * INTO _recorded FROM registry.recorded_promotion(NEW.artifact_id);
        IF (_recorded.state, _recorded.note)
           IS DISTINCT FROM (NEW.promotion_state, NEW.promotion_notes) THEN
            NEW.promotion_notes := NULL;
        END IF;
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION guard_promotion_state() IS
'Trigger: the transitions of promotion_state, whoever makes them; notes left over from the state before are cleared. Raises MR001.';

REVOKE EXECUTE ON FUNCTION refuse_transition(text, text, text), recorded_promotion(text),
                           guard_promotion_state() FROM PUBLIC;

CREATE TRIGGER model_versions_guard_promotion
    BEFORE UPDATE OF promotion_state ON model_versions
    FOR EACH ROW WHEN (OLD.promotion_state IS DISTINCT FROM NEW.promotion_state)
    EXECUTE FUNCTION guard_promotion_state();

COMMENT ON TRIGGER model_versions_guard_promotion ON model_versions IS
'Only the transitions of the state machine.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
