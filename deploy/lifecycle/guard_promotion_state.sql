-- Deploy model_registry:lifecycle/guard_promotion_state to pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

CREATE FUNCTION refuse_transition(artifact_id text, state_before text, state_after text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path FROM CURRENT
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

CREATE FUNCTION guard_promotion_state()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path FROM CURRENT
AS $$
BEGIN
    IF (OLD.promotion_state, NEW.promotion_state) NOT IN (
        ('candidate',  'promoted'),
        ('candidate',  'rejected'),
        ('promoted',   'superseded'),
        ('superseded', 'promoted'),   -- roll-back
        ('rejected',   'candidate')   -- reopened
    ) THEN
        PERFORM refuse_transition(NEW.artifact_id, OLD.promotion_state, NEW.promotion_state);
    END IF;
    -- The reason for the old state is none for the new one.
    IF NEW.promotion_notes = OLD.promotion_notes THEN
        NEW.promotion_notes := NULL;
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION guard_promotion_state() IS
'Trigger: the transitions of promotion_state, whoever makes them; notes left over from the state before are cleared. Raises MR001.';

REVOKE EXECUTE ON FUNCTION refuse_transition(text, text, text), guard_promotion_state()
  FROM PUBLIC;

CREATE TRIGGER model_versions_guard_promotion
    BEFORE UPDATE OF promotion_state ON model_versions
    FOR EACH ROW WHEN (OLD.promotion_state IS DISTINCT FROM NEW.promotion_state)
    EXECUTE FUNCTION guard_promotion_state();

COMMENT ON TRIGGER model_versions_guard_promotion ON model_versions IS
'Only the transitions of the state machine.';

COMMIT;
