-- Deploy model_registry:registry/record_model_event to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION model_content_sha256(title text, metadata jsonb)
RETURNS text
LANGUAGE sql
STABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(title, metadata)::text, 'UTF8')), 'hex')
$$;

COMMENT ON FUNCTION model_content_sha256(text, jsonb) IS
'Takes what is registered; returns its SHA-256 in hexadecimal. Equal content has an equal hash, whatever the order of its keys.';

CREATE FUNCTION changed_part(document jsonb, other jsonb)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT CASE WHEN jsonb_typeof(document) = 'object' AND jsonb_typeof(other) = 'object'
                THEN (SELECT coalesce(jsonb_object_agg(key, value), '{}')
                        FROM jsonb_each(document)
                       WHERE other->key IS DISTINCT FROM value)
                ELSE document
           END
$$;

COMMENT ON FUNCTION changed_part(jsonb, jsonb) IS
'Takes two states of a document; returns the keys of the first whose value is another in the second.';

CREATE FUNCTION record_metadata_change()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage_id text;
    -- Legacy metadata in a text column may be no JSON at all.
    _old        jsonb := coalesce(registry.try_json(OLD.metadata::text), to_jsonb(OLD.metadata::text));
    _new        jsonb := NEW.metadata::jsonb;
    _before     jsonb := registry.changed_part(_old, _new);
    _after      jsonb := registry.changed_part(_new, _old);
BEGIN
    SELECT lineage_id INTO _lineage_id FROM registry.model_versions WHERE artifact_id = NEW.id;
    -- White space, or 1 for 1.0, is another text but no change.
    IF FOUND AND _before IS DISTINCT FROM _after THEN
        INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, before, after)
        VALUES (NEW.id, _lineage_id, 'metadata_changed', _before, _after);
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION record_metadata_change() IS
'Trigger: adds metadata_changed, with the changed keys before and after, to model_events.';

CREATE FUNCTION record_model_event()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _artifact registry.artifacts;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT * INTO _artifact FROM registry.artifacts WHERE id = NEW.artifact_id;
        INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, after)
        VALUES (NEW.artifact_id, NEW.lineage_id, 'registered',
                coalesce(_artifact.created_by, session_user),
                jsonb_build_object('content_sha256', registry.model_content_sha256(
                    _artifact.title, _artifact.metadata::jsonb)));
        RETURN NULL;
    END IF;

    IF (NEW.code_repo_url, NEW.code_commit_sha, NEW.code_entrypoint)
       IS DISTINCT FROM (OLD.code_repo_url, OLD.code_commit_sha, OLD.code_entrypoint) THEN
        INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, before, after)
        VALUES (NEW.artifact_id, NEW.lineage_id, 'code_linked',
                jsonb_build_object('code_repo_url', OLD.code_repo_url,
                                   'code_commit_sha', OLD.code_commit_sha,
                                   'code_entrypoint', OLD.code_entrypoint),
                jsonb_build_object('code_repo_url', NEW.code_repo_url,
                                   'code_commit_sha', NEW.code_commit_sha,
                                   'code_entrypoint', NEW.code_entrypoint));
    END IF;
    IF (NEW.eval_metrics_json, NEW.eval_dataset_artifact_id, NEW.benchmark_id) IS DISTINCT FROM
       (OLD.eval_metrics_json, OLD.eval_dataset_artifact_id, OLD.benchmark_id) THEN
        INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, before, after)
        VALUES (NEW.artifact_id, NEW.lineage_id, 'evaluated',
                jsonb_build_object('eval_metrics_json', OLD.eval_metrics_json,
                                   'eval_dataset_artifact_id', OLD.eval_dataset_artifact_id,
                                   'benchmark_id', OLD.benchmark_id),
                jsonb_build_object('eval_metrics_json', NEW.eval_metrics_json,
                                   'eval_dataset_artifact_id', NEW.eval_dataset_artifact_id,
                                   'benchmark_id', NEW.benchmark_id));
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION record_model_event() IS
'Trigger: adds registered, code_linked and evaluated to model_events.';

REVOKE EXECUTE ON FUNCTION model_content_sha256(text, jsonb), changed_part(jsonb, jsonb),
                           record_metadata_change(), record_model_event() FROM PUBLIC;

CREATE TRIGGER artifacts_record_metadata_change
    AFTER UPDATE ON artifacts
    FOR EACH ROW WHEN (OLD.artifact_type = 'model' AND NEW.artifact_type = 'model'
                       AND NEW.metadata::text IS DISTINCT FROM OLD.metadata::text)
    EXECUTE FUNCTION record_metadata_change();

CREATE TRIGGER model_versions_record_event
    AFTER INSERT OR UPDATE ON model_versions
    FOR EACH ROW EXECUTE FUNCTION record_model_event();

COMMENT ON TRIGGER artifacts_record_metadata_change ON artifacts IS
'model_registry: every change of a model''s metadata is kept in model_events.';
COMMENT ON TRIGGER model_versions_record_event ON model_versions IS
'Registration, code pins and evaluations are kept in model_events.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
