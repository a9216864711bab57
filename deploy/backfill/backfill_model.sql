-- Deploy model_registry:backfill/backfill_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION backfill_model(
    artifact_id    text,
    actor          text DEFAULT session_user,
    OUT outcome    text,
    OUT held       text[],
    OUT note       text
)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _legacy  registry.artifacts;
    _new     registry.artifacts;
    _plan    record;
    _reading jsonb;
    _metrics text;
BEGIN
    SELECT * INTO _legacy FROM registry.artifacts WHERE id = backfill_model.artifact_id
       FOR NO KEY UPDATE;
    IF NOT FOUND OR _legacy.artifact_type IS DISTINCT FROM 'model' THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('there is no model artifact "%s"', backfill_model.artifact_id),
            DETAIL = coalesce(format('Its artifact_type is "%s".', _legacy.artifact_type),
                              'No artifact has that id.'),
            HINT = 'SELECT id FROM legacy_models; lists what waits for the backfill.';
    END IF;
    PERFORM FROM registry.model_versions AS v WHERE v.artifact_id = backfill_model.artifact_id;
    IF FOUND THEN
        outcome := 'migrated before';
        RETURN;
    END IF;

    SELECT * INTO _plan FROM registry.plan_backfill(_legacy);
    INSERT INTO registry.backfill_snapshots (artifact_id, metadata_before, row_before, readings,
                                    migrated_by)
    VALUES (_legacy.id, _legacy.metadata::text, to_jsonb(_legacy), _plan.readings, actor);

    -- The reviews first: the trigger on artifacts opens one, without candidates, only where
    -- there is none.
    FOR _reading IN SELECT r FROM jsonb_array_elements(_plan.readings) AS r
                     WHERE r->>'action' = 'held' LOOP
        INSERT INTO registry.model_reviews (artifact_id, field, legacy_value, candidates, reason)
        VALUES (_legacy.id, _reading->>'field', _reading->'old', _reading->'candidates',
                _reading->>'reason');
        held := held || (_reading->>'field');
    END LOOP;
    held := coalesce(held, '{}');

    _new := _legacy;
    _new.metadata := _plan.metadata;
    UPDATE registry.artifacts SET metadata = _new.metadata WHERE id = _legacy.id;
    PERFORM FROM registry.model_versions AS v WHERE v.artifact_id = _legacy.id;
    IF NOT FOUND THEN
        -- It had the new form already, so that nothing was changed above.
        INSERT INTO registry.model_versions (artifact_id) VALUES (_legacy.id);
    END IF;

    -- The rule of promotion: the platform used it, and somebody measured how good it is.
    SELECT string_agg(key, ', ' ORDER BY key)
      INTO _metrics
      FROM jsonb_object_keys(nullif(_plan.metadata->'evaluation_metrics', 'null')) AS key;
    IF _metrics IS NULL THEN
        note := 'stays a candidate: no evaluation is known';
    ELSIF _legacy.lifecycle_state IS DISTINCT FROM 'active' OR _legacy.is_latest = '0' THEN
        note := format('stays a candidate: it was not in use (lifecycle_state %L, is_latest %s)',
                       _legacy.lifecycle_state, _legacy.is_latest);
    ELSE
        note := format('promoted by the rule of the backfill: in use before (active, latest) and '
                       'evaluated (%s)', _metrics);
    END IF;
    IF note LIKE 'promoted%' THEN
        PERFORM registry.promote_model(_legacy.id, note, actor);
        outcome := 'promoted';
    ELSE
        UPDATE registry.model_versions AS v SET promotion_notes = note WHERE v.artifact_id = _legacy.id;
        outcome := 'candidate';
    END IF;

    SELECT * INTO _new FROM registry.artifacts WHERE id = _legacy.id;
    UPDATE registry.backfill_snapshots AS s SET row_after = to_jsonb(_new) WHERE s.artifact_id = _legacy.id;
END
$$;

COMMENT ON FUNCTION backfill_model(text, text) IS
'Migrates one legacy model: takes its artifact id and who runs the backfill. Writes its metadata in the new form through the gate that guards every write, keeps what was there in backfill_snapshots, opens a review for each held field, and promotes by rule. Returns the outcome (promoted, candidate, migrated before), the held fields, and the reason. Raises 23503 for an id that is no model, 23514 where the gate refuses; then nothing is changed.';

REVOKE EXECUTE ON FUNCTION backfill_model(text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
