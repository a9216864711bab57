-- Deploy model_registry:registry/make_model_version to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION make_model_version()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _stated record;
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO registry.model_versions (artifact_id) VALUES (NEW.id);
        RETURN NULL;
    END IF;

    SELECT * INTO _stated FROM registry.mirrored_columns(NEW.metadata::jsonb);
    UPDATE registry.model_versions
       SET is_external             = _stated.is_external,
           external_source_url     = _stated.external_source_url,
           external_source_version = _stated.external_source_version,
           base_model_id           = _stated.base_model_id,
           code_repo_url           = _stated.code_repo_url,
           code_commit_sha         = _stated.code_commit_sha,
           code_entrypoint         = _stated.code_entrypoint,
           training_params_json    = _stated.training_params_json,
           eval_metrics_json       = _stated.eval_metrics_json,
           benchmark_id            = _stated.benchmark_id
     WHERE artifact_id = NEW.id;
    IF NOT FOUND THEN
        -- A legacy artifact, or one that has just become a model.
        INSERT INTO registry.model_versions (artifact_id) VALUES (NEW.id);
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION make_model_version() IS
'Trigger: a model artifact gets its row of model_versions in the statement that inserts it, and the row follows its metadata.';

REVOKE EXECUTE ON FUNCTION make_model_version() FROM PUBLIC;

CREATE TRIGGER artifacts_make_model_version
    AFTER INSERT ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model')
    EXECUTE FUNCTION make_model_version();

CREATE TRIGGER artifacts_mirror_metadata
    AFTER UPDATE ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model'
                       AND (NEW.artifact_type, NEW.metadata::text)
                           IS DISTINCT FROM (OLD.artifact_type, OLD.metadata::text))
    EXECUTE FUNCTION make_model_version();

COMMENT ON TRIGGER artifacts_make_model_version ON artifacts IS
'model_registry: a model artifact never exists without its row of model_versions.';
COMMENT ON TRIGGER artifacts_mirror_metadata ON artifacts IS
'model_registry: model_versions follows metadata.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
