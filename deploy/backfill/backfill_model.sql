-- Deploy model_registry:backfill/backfill_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION backfill_model(
    artifact_id   text,
    actor         text DEFAULT session_user,
    OUT outcome   text,
    OUT held      text[],
    OUT note      text,
    OUT waits_for text
)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _artifact registry.artifacts;
    _before   jsonb;
    _legacy   text;
    _plan     record;
    _reading  jsonb;
    _metrics  text;
BEGIN
    SELECT * INTO _artifact FROM ONLY registry.artifacts AS a
     WHERE a.id = backfill_model.artifact_id
       FOR NO KEY UPDATE;
    IF NOT FOUND OR _artifact.artifact_type IS DISTINCT FROM 'model' THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('there is no model artifact "%s"', backfill_model.artifact_id),
            DETAIL = CASE WHEN FOUND
                          THEN format('Its artifact_type is "%s".', _artifact.artifact_type)
                          ELSE 'No artifact has that id.' END,
            HINT = 'SELECT id FROM legacy_models; lists what waits for the backfill.';
    END IF;
    PERFORM FROM registry.model_versions AS v WHERE v.artifact_id = backfill_model.artifact_id;
    IF FOUND THEN
        outcome := 'migrated before';
        RETURN;
    END IF;

    _before := to_jsonb(_artifact);
    _legacy := _artifact.metadata::text;
    SELECT * INTO _plan FROM registry.plan_backfill(_artifact.id, _legacy, _artifact.origin_type,
                                                    _artifact.origin_url);

    -- What it refers to is registered first.
    IF registry.refers_back(_artifact.parent_version_id, _artifact.id, false) THEN
        RAISE check_violation USING
            MESSAGE = format('parent versions of model "%s" form a cycle', _artifact.id),
            DETAIL = format('parent_version_id is "%s", which leads back to the model.',
                            _artifact.parent_version_id),
            HINT = 'Correct artifacts.parent_version_id of one of them, and run the backfill '
                   'again.';
    END IF;
    SELECT l.id, format('waits for its %s "%s"', r.role, l.id)
      INTO waits_for, note
      FROM (VALUES (1, 'parent version', _artifact.parent_version_id),
                   (2, 'base model', _plan.metadata->>'base_model_id')) AS r (n, role, id)
      JOIN registry.legacy_models AS l
        ON l.id = r.id
     ORDER BY r.n
     LIMIT 1;
    IF FOUND THEN
        outcome := 'waiting';
        RETURN;
    END IF;

    -- The reviews first: the trigger on artifacts opens one, without candidates, only where
    -- there is none.
    held := '{}';
    FOR _reading IN SELECT r FROM jsonb_array_elements(_plan.readings) AS r
                     WHERE r->>'action' = 'held' LOOP
        INSERT INTO registry.model_reviews (artifact_id, field, legacy_value, candidates, reason)
        VALUES (_artifact.id, _reading->>'field', _reading->'old', _reading->'candidates',
                _reading->>'reason');
        held := held || (_reading->>'field');
    END LOOP;

    PERFORM registry.update_artifact_metadata(_artifact.id, _plan.metadata);
    PERFORM FROM registry.model_versions AS v WHERE v.artifact_id = _artifact.id;
    IF NOT FOUND THEN
        -- It had the new form already, so that nothing was changed by the UPDATE.
        INSERT INTO registry.model_versions (artifact_id) VALUES (_artifact.id);
    END IF;

    -- The rule of promotion: the platform used it, and somebody measured how good it is.
    SELECT string_agg(key, ', ' ORDER BY key)
      INTO _metrics
      FROM jsonb_object_keys(nullif(_plan.metadata->'evaluation_metrics', 'null')) AS key;
    outcome := 'candidate';
    IF _metrics IS NULL THEN
        note := 'stays a candidate: no evaluation is known';
    ELSIF _artifact.lifecycle_state IS DISTINCT FROM 'active'
          OR _artifact.is_latest IS DISTINCT FROM '1' THEN
        note := format('stays a candidate: it was not in use (lifecycle_state %L, is_latest %s)',
                       _artifact.lifecycle_state, coalesce(_artifact.is_latest::text, 'NULL'));
    ELSE
        outcome := 'promoted';
        note := format('promoted by the rule of the backfill: in use before (active, latest) and '
                       'evaluated (%s)', _metrics);
    END IF;
    IF outcome = 'promoted' THEN
        -- It was in use before there was a policy.
        PERFORM registry.promote_model(_artifact.id, note, actor, true);
    ELSE
        UPDATE registry.model_versions AS v SET promotion_notes = note
         WHERE v.artifact_id = _artifact.id;
    END IF;

    SELECT * INTO _artifact FROM ONLY registry.artifacts AS a WHERE a.id = _artifact.id;
    INSERT INTO registry.backfill_snapshots (artifact_id, metadata_before, row_before, row_after,
                                             readings, migrated_by)
    VALUES (_artifact.id, _legacy, _before, to_jsonb(_artifact), _plan.readings,
            coalesce(actor, session_user));
END
$$;

COMMENT ON FUNCTION backfill_model(text, text) IS
'Migrates one legacy model: takes its artifact id and who runs the backfill. Writes its metadata in the new form through the gate that guards every write, keeps the row before and after in backfill_snapshots, opens a review for each held field, and promotes by rule. Returns the outcome (promoted, candidate, migrated before, waiting), the held fields, the reason, and for a model that waits the legacy model that must be migrated first. Raises 23503 for an id that is no model or a parent version that is none, 23514 where the gate refuses or parent versions form a cycle, MR006 where it is not certain whether the model is external; then nothing is changed.';

REVOKE EXECUTE ON FUNCTION backfill_model(text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
