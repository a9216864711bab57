-- Deploy model_registry:lifecycle/rollback_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION version_to_roll_back_to(lineage_id text)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _last_id     text;
    _started     timestamptz;
    _previous_id text;
BEGIN
    -- The version that is promoted, or that was until it was withdrawn.
    SELECT e.artifact_id INTO _last_id FROM registry.model_events AS e
     WHERE e.lineage_id = version_to_roll_back_to.lineage_id
       AND e.event_type IN ('promoted', 'rolled_back')
     ORDER BY e.occurred_at DESC
     LIMIT 1;
    -- What was promoted before that version was promoted, not before it was rolled back to: two
    -- roll-backs go two versions back, instead of there and here again.
    SELECT max(e.occurred_at) INTO _started FROM registry.model_events AS e
     WHERE e.lineage_id = version_to_roll_back_to.lineage_id AND e.event_type = 'promoted'
       AND e.artifact_id = _last_id;
    SELECT e.artifact_id INTO _previous_id
      FROM registry.model_events AS e
      JOIN registry.model_versions AS v
        ON (v.artifact_id, v.lineage_id) = (e.artifact_id, e.lineage_id)
     WHERE e.lineage_id = version_to_roll_back_to.lineage_id
       AND e.event_type IN ('promoted', 'rolled_back') AND e.occurred_at < _started
       AND v.promotion_state = 'superseded' AND v.archived_at IS NULL
       AND v.artifact_id <> _last_id
     ORDER BY e.occurred_at DESC
     LIMIT 1;
    RETURN _previous_id;
END
$$;

COMMENT ON FUNCTION version_to_roll_back_to(text) IS
'Takes a lineage; returns the version that rollback_model() would promote, NULL where there is none.';

CREATE FUNCTION rollback_model(
    artifact_id text,
    note        text DEFAULT NULL,
    actor       text DEFAULT session_user
)
RETURNS text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage_id text := registry.require_version(rollback_model.artifact_id);
    _locked_id  text;
    _target_id  text := registry.version_to_roll_back_to(_lineage_id);
BEGIN
    -- What is promoted is locked together with the lineage, so it is asked for before and after.
    LOOP
        _locked_id := coalesce(_target_id, artifact_id);
        PERFORM registry.lock_lineage(_locked_id, false);
        _target_id := registry.version_to_roll_back_to(_lineage_id);
        EXIT WHEN _locked_id = coalesce(_target_id, artifact_id);
    END LOOP;
    IF _target_id IS NULL THEN
        RAISE no_data_found USING
            MESSAGE = format('lineage "%s" has no version to roll back to', _lineage_id),
            DETAIL = 'Of the versions that were promoted before the last one, none is superseded '
                     'and not archived.',
            HINT = 'SELECT promote_model(id, note); makes a version of your choice the one in use.',
            TABLE = 'model_versions';
    END IF;
    PERFORM registry.promote_model(_target_id, note, actor, false);
    RETURN _target_id;
END
$$;

COMMENT ON FUNCTION rollback_model(text, text, text) IS
'Makes the version that was promoted before the present one the one in use again: takes any version of the lineage, the reason, and who decides. Versions that are deleted, rejected or archived are passed over; called again, it goes one version further back; after a withdrawal it goes to the version before the withdrawn one. Returns the version that is promoted now. Raises 23503 for an unknown version, P0002 where there is none to go back to, 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed the lineage.';

REVOKE EXECUTE ON FUNCTION version_to_roll_back_to(text), rollback_model(text, text, text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
