-- Deploy model_registry:registry/register_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION register_model(model jsonb)
RETURNS text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _r          registry.model_registration;
    _known      jsonb;
    _unknown    text;
    _mirrored   jsonb := registry.mirrored_columns('{}'::jsonb);
    _facts      jsonb;
    _lineage    record;
    _lineage_id text;
    _tip_id     text;
    _base_id    text;
BEGIN
    IF jsonb_typeof(model) IS DISTINCT FROM 'object' THEN
        RAISE invalid_parameter_value USING
            MESSAGE = 'register_model() takes a JSON object',
            DETAIL = format('Argument: %s.', coalesce(left(model::text, 100), 'NULL')),
            HINT = 'SELECT register_model(''{"title": "...", "metadata": {...}}'');';
    END IF;
    _r := jsonb_populate_record(_r, model);
    _known := to_jsonb(_r);
    SELECT string_agg(m.key, ', ') INTO _unknown
      FROM jsonb_object_keys(model) AS m (key)
     WHERE NOT _known ? m.key;
    IF _unknown IS NOT NULL THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('register_model() does not know: %s', _unknown),
            DETAIL = format('It knows: %s.', (SELECT string_agg(k.key, ', ')
                                                FROM jsonb_object_keys(_known) AS k (key))),
            HINT = 'Facts of your own belong in metadata, which keeps unknown keys.';
    END IF;
    _r.id := coalesce(_r.id, 'model-' || gen_random_uuid());
    _r.created_by := coalesce(_r.created_by, session_user);
    IF coalesce(_r.title, '') !~ E'\\S' OR _r.id !~ E'\\S' THEN
        RAISE not_null_violation USING
            MESSAGE = format('model "%s" has no %s', coalesce(nullif(_r.id, ''), _r.title),
                             CASE WHEN _r.id ~ E'\\S' THEN 'title' ELSE 'id' END),
            DETAIL = format('title is %L, id is %L.', _r.title, _r.id),
            HINT = 'SELECT register_model(title => ''a name for people'', metadata => ''{...}''); '
                   'leave the id out to get a new one.',
            TABLE = 'artifacts';
    END IF;
    -- jsonb_populate_record() reads null as a value.
    _r.evaluations := nullif(_r.evaluations, 'null');
    _r.links := nullif(_r.links, 'null');
    _r.files := nullif(_r.files, 'null');
    _base_id := registry.first_derivation(_r.id, _r.links);

    -- Facts that metadata states too have their home there.
    SELECT jsonb_object_agg(f.key, f.value) FILTER (WHERE _mirrored ? f.key),
           jsonb_object_agg(f.key, f.value) FILTER (WHERE NOT _mirrored ? f.key)
      INTO _facts, _known
      FROM jsonb_each(_known) AS f
     WHERE f.value <> 'null'
       AND f.key NOT IN ('id', 'title', 'metadata', 'new_version_of', 'created_by',
                         'evaluations', 'links', 'files');
    IF _base_id IS NOT NULL AND _r.metadata->>'base_model_id' IS NULL THEN
        _facts := jsonb_build_object('base_model_id', _base_id) || coalesce(_facts, '{}');
    END IF;
    _r.metadata := registry.add_stated_facts(_r.id, coalesce(_r.metadata, 'null'), _facts);

    IF _r.eval_dataset_artifact_id IS NOT NULL THEN
        PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = _r.eval_dataset_artifact_id;
        IF NOT FOUND THEN
            RAISE foreign_key_violation USING
                MESSAGE = format('evaluation data set "%s" of model "%s" is unknown',
                                 _r.eval_dataset_artifact_id, _r.id),
                DETAIL = 'No artifact has that id.',
                HINT = 'Register the data set first, or correct eval_dataset_artifact_id.',
                TABLE = 'model_versions';
        END IF;
    END IF;
    IF _r.new_version_of IS NOT NULL THEN
        SELECT * INTO _lineage FROM registry.lock_lineage(_r.new_version_of, true);
        _lineage_id := _lineage.lineage_id;
        _tip_id := _lineage.tip_id;
    END IF;
    IF NOT registry.insert_artifact(_r.id, 'model'::text, 'candidate'::text, _r.title, _r.metadata,
                                    _tip_id, _r.version_tag, _r.changelog, _r.origin_type,
                                    _r.origin_url, _r.created_by)
    THEN
        PERFORM registry.require_same_content(_r.id, _r.title, _r.metadata, _lineage_id, _known);
        PERFORM registry.require_same_facts(_r.id, _r.links, _r.files, _r.evaluations);
        RETURN _r.id;
    END IF;
    IF _known ?| '{training_started_at,training_completed_at,trained_by,gpu_allocation_id,
                   eval_dataset_artifact_id}'::text[] THEN
        UPDATE registry.model_versions AS v
           SET training_started_at      = _r.training_started_at,
               training_completed_at    = _r.training_completed_at,
               trained_by               = _r.trained_by,
               gpu_allocation_id        = _r.gpu_allocation_id,
               eval_dataset_artifact_id = _r.eval_dataset_artifact_id
         WHERE v.artifact_id = _r.id;
    END IF;
    PERFORM registry.record_stated_facts(_r.id, _r.links, _r.files, _r.evaluations, _r.created_by);
    RETURN _r.id;
END
$$;

COMMENT ON FUNCTION register_model(jsonb) IS
'Registers a model from one JSON object; its keys are the columns of the type model_registration, of which title and metadata are required. Returns the artifact id, generated where none is given. The same id with the same content again changes nothing. Links, files and evaluations are recorded with it. Raises 23514 for metadata that the schema refuses, 23503 for an unknown base model, data set or lineage, 23505 for an id taken by other content, 23502 for a missing title, 22023 for an unknown key, what is no array of links, files or evaluations, or an argument that conflicts with metadata.';

REVOKE EXECUTE ON FUNCTION register_model(jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
