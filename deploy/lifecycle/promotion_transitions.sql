-- Deploy model_registry:lifecycle/promotion_transitions to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The state machine, in one list.
CREATE FUNCTION promotion_transitions()
RETURNS TABLE (state_before text, state_after text, event_type text)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY VALUES
        ('candidate',  'promoted',   'promoted'),
        ('candidate',  'rejected',   'rejected'),
        ('promoted',   'superseded', 'superseded'),
        ('promoted',   'rejected',   'withdrawn'),
        ('superseded', 'promoted',   'rolled_back'),
        ('rejected',   'candidate',  'reopened');
END
$$;

COMMENT ON FUNCTION promotion_transitions() IS
'Returns each transition of promotion_state that is allowed, and the type of its event.';

CREATE FUNCTION record_promotion(
    artifact_id text, lineage_id text, state_before text, state_after text, note text, actor text,
    waived jsonb
)
RETURNS bigint
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _event_type text;
    _event_id   bigint;
BEGIN
    SELECT t.event_type INTO _event_type FROM registry.promotion_transitions() AS t
     WHERE (t.state_before, t.state_after)
           = (record_promotion.state_before, record_promotion.state_after);
    IF NOT FOUND THEN
        RAISE SQLSTATE 'MR001' USING
            MESSAGE = format('model version "%s" cannot go from %s to %s',
                             artifact_id, state_before, state_after),
            DETAIL = (SELECT format('Allowed: %s.', string_agg(
                                 format('%s -> %s', t.state_before, t.state_after), ', '))
                        FROM registry.promotion_transitions() AS t),
            HINT = CASE state_before
                   WHEN 'rejected' THEN 'Reopen it first: SELECT reopen_model(id, note).'
                   WHEN 'promoted' THEN 'Promote another version of the lineage, or withdraw '
                                        'this one: SELECT withdraw_model(id, note).'
                   ELSE 'See promote_model(), reject_model() and reopen_model().'
                   END,
            TABLE = 'model_versions',
            COLUMN = 'promotion_state';
    END IF;
    INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, before, after,
                                       note)
    VALUES (artifact_id, lineage_id, _event_type, actor,
            jsonb_build_object('promotion_state', state_before),
            jsonb_build_object('promotion_state', state_after)
            || CASE WHEN waived IS NULL THEN '{}' ELSE jsonb_build_object('waived', waived) END,
            note)
    RETURNING event_id INTO _event_id;
    RETURN _event_id;
END
$$;

COMMENT ON FUNCTION record_promotion(text, text, text, text, text, text, jsonb) IS
'Takes a version, its lineage, its state before and after, the reason, the actor, and the rules of a policy that were waived (NULL: none); adds the event and returns its id. Raises MR001 for a transition that is not allowed.';

REVOKE EXECUTE ON FUNCTION promotion_transitions(),
                           record_promotion(text, text, text, text, text, text, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
