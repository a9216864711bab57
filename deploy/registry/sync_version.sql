-- Deploy model_registry:registry/sync_version to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION sync_mirrored_columns(version jsonb, was text, is_now text)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _id      text := version->>'artifact_id';
    _old     jsonb := coalesce(registry.try_json(was), to_jsonb(was));
    _new     jsonb := registry.read_metadata(_id, is_now);
    _columns jsonb := registry.mirrored_columns(_new);
BEGIN
    PERFORM registry.accept_metadata('model'::text, _id, _new, _old);
    -- Where model_versions was written first, it has these values already.
    IF registry.changed_part(_columns, version) <> '{}' THEN
        IF _columns->>'base_model_id' <> coalesce(version->>'base_model_id', '') THEN
            PERFORM registry.require_base_model(_id, _columns->>'base_model_id');
        END IF;
        UPDATE registry.model_versions AS v
           SET (is_external, external_source_url, external_source_version, base_model_id,
                code_repo_url, code_commit_sha, code_entrypoint, training_params_json,
                eval_metrics_json, benchmark_id)
             = (c.is_external, c.external_source_url, c.external_source_version, c.base_model_id,
                c.code_repo_url, c.code_commit_sha, c.code_entrypoint, c.training_params_json,
                c.eval_metrics_json, c.benchmark_id)
          FROM jsonb_populate_record(NULL::registry.model_versions, _columns) AS c
         WHERE v.artifact_id = _id;
    END IF;
    IF _new->>'evaluation_dataset' IS NOT NULL AND _old->>'evaluation_dataset' IS NULL THEN
        -- What was held for review is known: nothing was measured again.
        UPDATE registry.model_evaluations AS e
           SET dataset_name = _new->>'evaluation_dataset'
         WHERE e.artifact_id = _id AND e.dataset_name IS NULL
           AND e.evaluation_id = (SELECT n.evaluation_id
                                    FROM registry.newest_evaluation(
                                             _id, _columns->>'benchmark_id') AS n);
    END IF;
    PERFORM registry.record_change(_id, version->>'lineage_id', 'metadata_changed', _old, _new);
END
$$;

COMMENT ON FUNCTION sync_mirrored_columns(jsonb, text, text) IS
'Takes a row of model_versions, and the metadata of its artifact before and now, as text; validates it, writes the columns that repeat it, and records the change. Raises 23514.';

REVOKE EXECUTE ON FUNCTION sync_mirrored_columns(jsonb, text, text) FROM PUBLIC;

CREATE FUNCTION sync_version()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _apart   CONSTANT text[] := '{metadata,updated_at,is_latest,lifecycle_state,superseded_by}';
    _written boolean := TG_OP = 'INSERT' OR OLD.artifact_type IS DISTINCT FROM 'model'
                        OR OLD.metadata::text IS DISTINCT FROM NEW.metadata::text;
    _was     text := CASE TG_OP WHEN 'UPDATE' THEN OLD.metadata::text END;
    _is      text;
    _before  jsonb := '{"lifecycle_state": "candidate"}';
    _after   jsonb;
    _version jsonb;
BEGIN
    SELECT to_jsonb(v) INTO _version FROM registry.model_versions AS v WHERE v.artifact_id = NEW.id;
    IF _version IS NULL AND (NOT _written OR NEW.artifact_type IS DISTINCT FROM 'model') THEN
        RETURN NULL;  -- A legacy artifact is the application's until its metadata is written.
    END IF;
    -- A trigger of the application that ran before this one may have written the row again: what
    -- counts is the row that is there now.
    SELECT a.metadata::text INTO _is FROM ONLY registry.artifacts AS a WHERE a.id = NEW.id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;

    NEW.metadata := NULL;  -- Compared as text; it may be no JSON at all.
    _after := to_jsonb(NEW);
    IF TG_OP = 'UPDATE' THEN
        OLD.metadata := NULL;
        _before := to_jsonb(OLD);
    END IF;
    IF _version IS NULL THEN
        INSERT INTO registry.model_versions (artifact_id) VALUES (NEW.id);
        SELECT to_jsonb(v) INTO _version
          FROM registry.model_versions AS v WHERE v.artifact_id = NEW.id;
        _before := _before - 'version_number';
    ELSIF TG_OP = 'UPDATE' THEN
        PERFORM registry.require_same_position(_before, _after);
        IF _written THEN
            PERFORM registry.sync_mirrored_columns(_version, _was, _is);
        END IF;
        PERFORM registry.record_change(NEW.id, _version->>'lineage_id', 'details_changed',
                                       _before - _apart, _after - _apart);
    END IF;
    IF TG_OP = 'INSERT' AND _version->>'promotion_state' = 'candidate' THEN
        -- A legacy artifact keeps its flag; a new one has none to state.
        _version := _version || jsonb_build_object('is_current', NEW.parent_version_id IS NULL);
    END IF;
    SELECT _after || jsonb_build_object('is_latest', a.is_latest, 'superseded_by', a.superseded_by,
                                        'lifecycle_state', a.lifecycle_state)
      INTO _after
      FROM ONLY registry.artifacts AS a
     WHERE a.id = NEW.id;
    PERFORM registry.require_artifact_state(_before, _after, _version);
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION sync_version() IS
'Trigger: a model artifact has its row of model_versions, which repeats its metadata; changed metadata satisfies the active schema; every change is in the history. Raises 23514 for invalid metadata, MR003 for a changed type or parent, MR008 where another trigger changes the state columns.';

REVOKE EXECUTE ON FUNCTION sync_version() FROM PUBLIC;

-- AFTER, and on every UPDATE: no trigger of the application changes the row any more.
CREATE TRIGGER model_registry_20_register_version
    AFTER INSERT ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model')
    EXECUTE FUNCTION sync_version();

CREATE TRIGGER model_registry_20_sync_version
    AFTER UPDATE ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model' OR OLD.artifact_type = 'model')
    EXECUTE FUNCTION sync_version();

COMMENT ON TRIGGER model_registry_20_register_version ON artifacts IS
'model_registry: a model artifact has valid metadata and a row of model_versions.';
COMMENT ON TRIGGER model_registry_20_sync_version ON artifacts IS
'model_registry: model_versions and the history follow the artifact.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
