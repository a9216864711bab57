-- Deploy model_registry:registry/sync_artifact to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION sync_artifact()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _before   jsonb := '{"promotion_state": "candidate", "promotion_event_id": null}';
    _after    jsonb := to_jsonb(NEW);
    _changes  jsonb := _after;
    _artifact record;
    _state    record;
    _stated   jsonb;
    _restated jsonb;
    _metadata jsonb;
    _follows  boolean := false;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        _before := to_jsonb(OLD);
        _changes := registry.changed_part(_after, _before);
    END IF;
    PERFORM registry.require_explained_state(
        _after - 'promotion_state' - 'promotion_event_id' || _before, _after);

    SELECT a.metadata::text AS metadata, a.title, a.created_by,
           a.is_latest::text IN ('1', 'true') AS is_latest, a.lifecycle_state, a.superseded_by
      INTO _artifact
      FROM ONLY registry.artifacts AS a
     WHERE a.id = NEW.artifact_id;
    SELECT * INTO _state FROM registry.artifact_state(_after, jsonb_build_object(
        'lifecycle_state', CASE WHEN _before->'promotion_state' <> _after->'promotion_state'
                                THEN NEW.promotion_state ELSE _artifact.lifecycle_state END,
        'superseded_by', _artifact.superseded_by));
    IF (_state.is_latest = '1', _state.lifecycle_state, _state.superseded_by) IS DISTINCT FROM
       (_artifact.is_latest, _artifact.lifecycle_state, _artifact.superseded_by) THEN
        PERFORM registry.update_artifact_state(NEW.artifact_id, _state.is_latest,
                                               _state.lifecycle_state, _state.superseded_by);
    END IF;

    -- Columns that metadata repeats, where it was this row that was written.
    _stated := registry.mirrored_columns('{}'::jsonb);
    IF _changes ?| ARRAY(SELECT jsonb_object_keys(_stated)) THEN
        _stated := registry.mirrored_columns(
            registry.read_metadata(NEW.artifact_id, _artifact.metadata));
        SELECT jsonb_object_agg(registry.mirrored_field(c.key), _after->c.key)
          INTO _restated
          FROM jsonb_each(_stated) AS c
         WHERE c.value <> _after->c.key;
        IF _restated IS NOT NULL THEN
            PERFORM registry.sync_metadata(NEW.artifact_id, _restated);
        END IF;
    END IF;
    IF TG_OP = 'INSERT' THEN
        _metadata := registry.read_metadata(NEW.artifact_id, _artifact.metadata);
        INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, after)
        VALUES (NEW.artifact_id, NEW.lineage_id, 'registered', _artifact.created_by,
                jsonb_build_object('content_sha256', registry.model_content_sha256(
                    _artifact.title, _metadata)));
        IF NEW.eval_metrics_json IS NOT NULL THEN
            PERFORM registry.append_evaluation(
                NEW.artifact_id, NEW.eval_metrics_json, NEW.eval_dataset_artifact_id,
                _metadata->>'evaluation_dataset', NULL::text, NEW.benchmark_id,
                NULL::timestamptz, _artifact.created_by, NULL::text);
        END IF;
    END IF;
    IF _changes->'base_model_id' <> coalesce(_before->'base_model_id', 'null') THEN
        PERFORM registry.sync_first_link(NEW.artifact_id, 'base_model_id', NEW.base_model_id,
                                         TG_OP = 'INSERT');
    END IF;
    IF _changes->'eval_dataset_artifact_id'
       <> coalesce(_before->'eval_dataset_artifact_id', 'null') THEN
        _follows := registry.first_link(NEW.artifact_id, 'eval_dataset_artifact_id'::text)
                    IS NOT DISTINCT FROM NEW.eval_dataset_artifact_id;
        PERFORM registry.sync_first_link(NEW.artifact_id, 'eval_dataset_artifact_id',
                                         NEW.eval_dataset_artifact_id, TG_OP = 'INSERT');
    END IF;
    IF TG_OP = 'INSERT' THEN
        RETURN NULL;
    END IF;
    IF _changes ?| '{eval_metrics_json,eval_dataset_artifact_id,benchmark_id}'::text[]
       AND registry.state_evaluation(_after, _changes, registry.read_metadata(
               NEW.artifact_id, _artifact.metadata)->>'evaluation_dataset', _follows) THEN
        _changes := _changes - '{eval_metrics_json,eval_dataset_artifact_id}'::text[];
    END IF;
    PERFORM registry.record_version_changes(_before, _changes);
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION sync_artifact() IS
'Trigger: the artifact and its metadata follow a write to model_versions; the history records it. Raises MR001 where an UPDATE changes promotion_state without an event, MR003 for a changed position, 23514 for values that the metadata schema refuses or base models that form a cycle.';

REVOKE EXECUTE ON FUNCTION sync_artifact() FROM PUBLIC;

CREATE TRIGGER model_versions_20_sync_artifact
    AFTER INSERT OR UPDATE ON model_versions
    FOR EACH ROW EXECUTE FUNCTION sync_artifact();

COMMENT ON TRIGGER model_versions_20_sync_artifact ON model_versions IS
'The artifact, its metadata and the history follow model_versions.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
