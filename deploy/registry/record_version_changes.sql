-- Deploy model_registry:registry/record_version_changes to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION model_content_sha256(title text, metadata jsonb)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN encode(sha256(convert_to(jsonb_build_array(title, metadata)::text, 'UTF8')), 'hex');
END
$$;

COMMENT ON FUNCTION model_content_sha256(text, jsonb) IS
'Takes what is registered; returns its SHA-256 in hexadecimal. Equal content has an equal hash, whatever the order of its keys.';

CREATE FUNCTION sync_metadata(artifact_id text, changes jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _metadata jsonb;
BEGIN
    SELECT registry.read_metadata(a.id::text, a.metadata::text)
      INTO _metadata
      FROM ONLY registry.artifacts AS a
     WHERE a.id = sync_metadata.artifact_id
       FOR NO KEY UPDATE;
    IF jsonb_typeof(_metadata) <> 'object' THEN
        RAISE check_violation USING
            MESSAGE = format('metadata of model "%s" is not an object', artifact_id),
            DETAIL = format('It is %s; %s cannot be written to it.', left(_metadata::text, 100),
                            changes),
            HINT = 'Write the metadata of the artifact first.',
            TABLE = 'artifacts',
            COLUMN = 'metadata';
    END IF;
    PERFORM registry.update_artifact_metadata(artifact_id, _metadata || changes);
    -- A trigger of the application may have changed the row once more.
    SELECT registry.read_metadata(a.id::text, a.metadata::text)
      INTO _metadata
      FROM ONLY registry.artifacts AS a
     WHERE a.id = sync_metadata.artifact_id;
    IF EXISTS (SELECT FROM jsonb_each(changes) AS c
                WHERE c.value <> coalesce(_metadata->c.key, 'null')) THEN
        RAISE SQLSTATE 'MR008' USING
            MESSAGE = format('another trigger changes the metadata of model "%s"', artifact_id),
            DETAIL = format('model_versions states %s.', changes),
            HINT = 'Let triggers on artifacts leave these keys of models alone.',
            TABLE = 'artifacts',
            COLUMN = 'metadata';
    END IF;
END
$$;

COMMENT ON FUNCTION sync_metadata(text, jsonb) IS
'Takes a model and the keys of metadata that its row of model_versions changed; writes them. Raises 23514 where the schema refuses them, or the metadata is no object; MR008 where another trigger changes them again.';

CREATE FUNCTION record_version_changes(before jsonb, changes jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _types CONSTANT jsonb := '{
        "code_linked":       ["code_repo_url", "code_commit_sha", "code_entrypoint"],
        "evaluated":         ["eval_metrics_json", "eval_dataset_artifact_id", "benchmark_id"],
        "training_recorded": ["training_started_at", "training_completed_at", "trained_by",
                              "gpu_allocation_id"],
        "details_changed":   ["promotion_notes", "created_at"]}';
    _type   text;
    _before jsonb;
    _after  jsonb;
    _last   record;
BEGIN
    IF changes ? 'promotion_event_id' THEN
        changes := changes - 'promotion_notes';  -- The event of the new state tells the note.
    END IF;
    FOREACH _type IN ARRAY '{code_linked,evaluated,training_recorded,details_changed}'::text[] LOOP
        SELECT jsonb_object_agg(c.name, before->c.name),
               jsonb_object_agg(c.name, changes->c.name)
          INTO _before, _after
          FROM jsonb_array_elements_text(_types->_type) AS c (name)
         WHERE changes ? c.name;
        IF _after IS NOT NULL THEN
            INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, before, after)
            VALUES (before->>'artifact_id', before->>'lineage_id', _type, _before, _after);
        END IF;
    END LOOP;
    IF changes ? 'archived_at' THEN
        _type := CASE changes->'archived_at' WHEN 'null' THEN 'restored' ELSE 'archived' END;
        -- archive_model() and restore_model() have recorded it already.
        SELECT e.event_type, e.occurred_at INTO _last FROM registry.model_events AS e
         WHERE e.artifact_id = record_version_changes.before->>'artifact_id'
           AND e.event_type IN ('archived', 'restored')
         ORDER BY e.occurred_at DESC
         LIMIT 1;
        IF _last.event_type IS DISTINCT FROM _type
           OR _last.occurred_at <> (changes->>'archived_at')::timestamptz THEN
            INSERT INTO registry.model_events (artifact_id, lineage_id, event_type)
            VALUES (before->>'artifact_id', before->>'lineage_id', _type);
        END IF;
    END IF;
END
$$;

COMMENT ON FUNCTION record_version_changes(jsonb, jsonb) IS
'Takes a row of model_versions before an UPDATE and the columns that changed; adds code_linked, evaluated, training_recorded, details_changed, archived and restored to model_events.';

REVOKE EXECUTE ON FUNCTION model_content_sha256(text, jsonb), sync_metadata(text, jsonb),
                           record_version_changes(jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
