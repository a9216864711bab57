-- Deploy model_registry:registry/mirror_model_version to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION mirror_model_version()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _artifact registry.artifacts;
    _metadata jsonb;
    _changed  jsonb;
BEGIN
    IF (NEW.artifact_id, NEW.lineage_id, NEW.lineage_position)
       IS DISTINCT FROM (OLD.artifact_id, OLD.lineage_id, OLD.lineage_position) THEN
        RAISE SQLSTATE 'MR003' USING
            MESSAGE = format('the place of model version "%s" is fixed', OLD.artifact_id),
            DETAIL = format('Asked for: artifact "%s", place %s in lineage "%s".',
                            NEW.artifact_id, NEW.lineage_position, NEW.lineage_id),
            HINT = 'Register another version with register_model(..., new_version_of => ...).',
            TABLE = 'model_versions';
    END IF;

    SELECT * INTO _artifact FROM registry.artifacts WHERE id = NEW.artifact_id FOR NO KEY UPDATE;
    _metadata := _artifact.metadata::jsonb;
    SELECT jsonb_object_agg(key, value)
      INTO _changed
      FROM jsonb_each(registry.mirrored_metadata(NEW))
     WHERE value <> coalesce(_metadata->key, 'null');
    IF _changed IS NOT NULL THEN
        _artifact.metadata := _metadata || _changed;
        UPDATE registry.artifacts SET metadata = _artifact.metadata WHERE id = NEW.artifact_id;
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION mirror_model_version() IS
'Trigger: metadata follows the columns of model_versions that mirror it, through the gate on artifacts. Raises 23514 where the gate does, MR003 for a changed artifact_id or lineage_id.';

REVOKE EXECUTE ON FUNCTION mirror_model_version() FROM PUBLIC;

CREATE TRIGGER model_versions_mirror
    AFTER UPDATE OF artifact_id, lineage_id, lineage_position, is_external,
        external_source_url, external_source_version, base_model_id, code_repo_url,
        code_commit_sha, code_entrypoint, training_params_json, eval_metrics_json, benchmark_id
    ON model_versions
    FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW)
    EXECUTE FUNCTION mirror_model_version();

COMMENT ON TRIGGER model_versions_mirror ON model_versions IS 'metadata follows model_versions.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
