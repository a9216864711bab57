-- Deploy model_registry:registry/record_version_changes to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION model_content_sha256(title text, metadata jsonb)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(title, metadata)::text, 'UTF8')), 'hex')
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
END
$$;

COMMENT ON FUNCTION sync_metadata(text, jsonb) IS
'Takes a model and the keys of metadata that its row of model_versions changed; writes them. Raises 23514 where the schema refuses them, or the metadata is no object.';

CREATE FUNCTION record_version_changes(before jsonb, after jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _event record;
    _id    text := after->>'artifact_id';
BEGIN
    IF after->>'base_model_id' <> coalesce(before->>'base_model_id', '') THEN
        PERFORM registry.forbid_base_model_cycle(_id, after->>'base_model_id');
    END IF;
    FOR _event IN
        SELECT e.event_type, jsonb_object_agg(c.name, before->c.name) AS before,
               jsonb_object_agg(c.name, after->c.name) AS after
          FROM (VALUES
                ('code_linked',       '{code_repo_url,code_commit_sha,code_entrypoint}'::text[]),
                ('evaluated',         '{eval_metrics_json,eval_dataset_artifact_id,benchmark_id}'),
                ('training_recorded', '{training_started_at,training_completed_at,trained_by,'
                                      'gpu_allocation_id}')
               ) AS e (event_type, columns),
               unnest(e.columns) AS c (name)
         GROUP BY e.event_type
    LOOP
        PERFORM registry.record_change(_id, after->>'lineage_id', _event.event_type,
                                       _event.before, _event.after);
    END LOOP;
    IF before->'promotion_event_id' IS NOT DISTINCT FROM after->'promotion_event_id' THEN
        PERFORM registry.record_change(_id, after->>'lineage_id', 'details_changed',
            jsonb_build_object('promotion_notes', before->'promotion_notes'),
            jsonb_build_object('promotion_notes', after->'promotion_notes'));
    END IF;
END
$$;

COMMENT ON FUNCTION record_version_changes(jsonb, jsonb) IS
'Takes a row of model_versions before and after an UPDATE; adds code_linked, evaluated, training_recorded and details_changed to model_events. Raises 23514 where base models would form a cycle.';

REVOKE EXECUTE ON FUNCTION model_content_sha256(text, jsonb), sync_metadata(text, jsonb),
                           record_version_changes(jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
