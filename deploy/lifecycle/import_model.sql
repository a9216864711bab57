-- Deploy model_registry:lifecycle/import_model to pg

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

CREATE FUNCTION import_model(
    line         jsonb,
    hold_missing boolean DEFAULT false,
    actor        text    DEFAULT session_user,
    OUT artifact_id text,
    OUT is_new      boolean,
    OUT held_fields integer
)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _own      CONSTANT text[] :=
        '{artifact_type,base_model,source,promotion_state,promotion_notes,archived,aliases}';
    _held     CONSTANT jsonpath := '$.held_for_review[*]';
    _facts    jsonb;
    _alias    jsonb;
    _metadata jsonb := line->'metadata';
BEGIN
    IF coalesce(line->>'artifact_type', 'model') <> 'model' THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('"%s" is no model', line->>'id'),
            DETAIL = format('artifact_type is "%s".', line->>'artifact_type'),
            HINT = 'Insert it into artifacts; only models are imported.';
    END IF;
    IF jsonb_typeof(line->'archived') NOT IN ('boolean', 'null') THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('it is not known whether model "%s" is archived', line->>'id'),
            DETAIL = format('archived is %s.', left((line->'archived')::text, 100)),
            HINT = 'Give true or false.';
    END IF;
    SELECT jsonb_object_agg(f.key, f.value) INTO _facts
      FROM (VALUES ('base_model_id', line->'base_model'), ('source', line->'source'))
           AS f (key, value)
     WHERE f.value <> 'null';
    _metadata := registry.add_stated_facts(line->>'id', _metadata, _facts);
    IF hold_missing AND jsonb_typeof(_metadata) = 'object' THEN
        _metadata := registry.hold_missing(_metadata);
    END IF;
    held_fields := jsonb_array_length(jsonb_path_query_array(_metadata, _held))
                   - jsonb_array_length(jsonb_path_query_array(line->'metadata', _held));

    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = line->>'id';
    is_new := NOT FOUND;
    artifact_id := registry.register_model(line - _own
                                           || jsonb_build_object('metadata', _metadata));
    IF NOT is_new THEN
        RETURN;
    END IF;
    IF line->>'promotion_state' IS NOT NULL THEN
        PERFORM registry.take_over_state(artifact_id, line->>'promotion_state',
                                         line->>'promotion_notes', actor);
    END IF;
    IF line->'archived' = 'true' THEN
        PERFORM registry.archive_model(artifact_id, line->>'promotion_notes', actor);
    END IF;
    FOR _alias IN SELECT jsonb_path_query(line, '$.aliases[*] ? (@ != null)') LOOP
        PERFORM registry.set_model_alias(artifact_id, _alias #>> '{}', 'imported'::text, actor);
    END LOOP;
END
$$;

COMMENT ON FUNCTION import_model(jsonb, boolean, text) IS
'Registers a model that comes from elsewhere: takes its line, whether required fields that it lacks are held for review, and who imports it. Keys of the line: those of register_model(); base_model (its base_model_id); source (where the facts come from; goes into metadata); promotion_state, promotion_notes, archived and aliases, which a new version takes over. Returns the artifact id, whether it is new, and how many fields were held. The same line again changes nothing, whatever was decided since. Raises what register_model(), promote_model(), reject_model(), archive_model() and set_model_alias() raise, and 22023 for what is no model.';

REVOKE EXECUTE ON FUNCTION take_over_state(text, text, text, text),
                           import_model(jsonb, boolean, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
