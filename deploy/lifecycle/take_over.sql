-- Deploy model_registry:lifecycle/take_over to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION take_over_state(artifact_id text, state text, note text, actor text)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _holder_id text := (registry.lock_lineage(artifact_id, false)).holder_id;
    _note      text;
BEGIN
    CASE state
    WHEN 'candidate' THEN
        NULL;
    WHEN 'rejected' THEN
        PERFORM registry.reject_model(artifact_id, note, actor);
    WHEN 'promoted' THEN
        PERFORM registry.promote_model(artifact_id, note, actor, false);
    WHEN 'superseded' THEN
        -- It was promoted once, and then another one: the holder, or one that is still to come.
        SELECT v.promotion_notes INTO _note FROM registry.model_versions AS v
         WHERE v.artifact_id = _holder_id;
        PERFORM registry.promote_model(artifact_id, note, actor, false);
        IF _holder_id IS NULL THEN
            PERFORM registry.change_promotion_state(
                artifact_id, 'superseded', note, actor, NULL::text, NULL::jsonb);
        ELSE
            PERFORM registry.promote_model(_holder_id, _note, actor, false);
            UPDATE registry.model_versions AS v
               SET promotion_notes = coalesce(note, v.promotion_notes)
             WHERE v.artifact_id = take_over_state.artifact_id;
        END IF;
    ELSE
        RAISE invalid_parameter_value USING
            MESSAGE = format('model "%s" is in a state that is unknown', artifact_id),
            DETAIL = format('promotion_state is "%s".', state),
            HINT = 'It is candidate, promoted, rejected or superseded.';
    END CASE;
END
$$;

COMMENT ON FUNCTION take_over_state(text, text, text, text) IS
'Takes a new version, the promotion state that it had elsewhere, why, and who takes it over; brings it into that state. Where it is promoted, the version promoted before becomes superseded. Raises 22023 for an unknown state, and what promote_model() and reject_model() raise.';

CREATE FUNCTION take_over(artifact_id text, line jsonb, actor text)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _alias jsonb;
BEGIN
    IF line->'evaluations' <> 'null' THEN
        PERFORM registry.take_over_evaluations(artifact_id, line->'evaluations', actor);
    END IF;
    IF line->>'promotion_state' IS NOT NULL THEN
        PERFORM registry.take_over_state(artifact_id, line->>'promotion_state',
                                         line->>'promotion_notes', actor);
        -- Notes of a candidate, or none where a transition writes its own.
        UPDATE registry.model_versions AS v
           SET promotion_notes = line->>'promotion_notes'
         WHERE v.artifact_id = take_over.artifact_id AND line ? 'promotion_notes'
           AND v.promotion_notes IS DISTINCT FROM line->>'promotion_notes';
    END IF;
    IF line->'archived' = 'true' THEN
        PERFORM registry.archive_model(artifact_id, line->>'promotion_notes', actor);
    END IF;
    FOR _alias IN SELECT jsonb_path_query(line, '$.aliases[*] ? (@ != null)') LOOP
        PERFORM registry.set_model_alias(artifact_id, _alias #>> '{}', 'imported'::text, actor);
    END LOOP;
END
$$;

COMMENT ON FUNCTION take_over(text, jsonb, text) IS
'Takes a new version, its line, and who imports it; gives it the evaluations, the state and the aliases that it had elsewhere. Raises what record_evaluation(), promote_model(), reject_model(), archive_model() and set_model_alias() raise.';

REVOKE EXECUTE ON FUNCTION take_over_state(text, text, text, text), take_over(text, jsonb, text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
