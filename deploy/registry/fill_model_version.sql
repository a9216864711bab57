-- Deploy model_registry:registry/fill_model_version to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION fill_model_version()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _artifact  registry.artifacts;
    _metadata  jsonb;
    _stated    record;
    _parent    registry.model_versions;
    _successor text;
BEGIN
    NEW.lineage_id := NEW.artifact_id;
    NEW.lineage_position := 1;
    SELECT * INTO _artifact FROM registry.artifacts WHERE id = NEW.artifact_id;
    IF NOT FOUND THEN
        RETURN NEW;  -- The foreign key says so, with its own words.
    END IF;
    IF _artifact.artifact_type IS DISTINCT FROM 'model' THEN
        RAISE check_violation USING
            MESSAGE = format('artifact "%s" is not a model', NEW.artifact_id),
            DETAIL = format('Its artifact_type is "%s".', _artifact.artifact_type),
            HINT = 'Only artifacts of type model have a row in model_versions.',
            TABLE = 'model_versions';
    END IF;

    IF NEW.promotion_state <> 'candidate' THEN
        RAISE SQLSTATE 'MR001' USING
            MESSAGE = format('model version "%s" cannot start as %s',
                             NEW.artifact_id, NEW.promotion_state),
            DETAIL = 'Every version starts as a candidate.',
            HINT = 'Insert it as a candidate, then call promote_model() or reject_model().',
            TABLE = 'model_versions';
    END IF;

    _metadata := _artifact.metadata::jsonb;
    -- Behind an INSERT on artifacts the gate has checked it already; a row inserted here by hand
    -- comes from no such place.
    IF registry.check_model_metadata(_metadata) IS NOT TRUE THEN
        PERFORM registry.refuse_metadata(NEW.artifact_id, _metadata);
    END IF;
    SELECT * INTO _stated FROM registry.mirrored_columns(_metadata);
    NEW.is_external             := _stated.is_external;
    NEW.external_source_url     := _stated.external_source_url;
    NEW.external_source_version := _stated.external_source_version;
    NEW.base_model_id           := _stated.base_model_id;
    NEW.code_repo_url           := _stated.code_repo_url;
    NEW.code_commit_sha         := _stated.code_commit_sha;
    NEW.code_entrypoint         := _stated.code_entrypoint;
    NEW.training_params_json    := _stated.training_params_json;
    NEW.eval_metrics_json       := _stated.eval_metrics_json;
    NEW.benchmark_id            := _stated.benchmark_id;

    IF _artifact.parent_version_id IS NOT NULL THEN
        SELECT * INTO _parent FROM registry.model_versions WHERE artifact_id = _artifact.parent_version_id;
        IF NOT FOUND THEN
            RAISE foreign_key_violation USING
                MESSAGE = format('parent version "%s" of model "%s" is not a registered model',
                                 _artifact.parent_version_id, NEW.artifact_id),
                DETAIL = 'It has no row in model_versions.',
                HINT = 'Register the parent first; a legacy artifact is registered by the '
                       'backfill.',
                TABLE = 'model_versions';
        END IF;
        NEW.lineage_id := _parent.lineage_id;
        NEW.lineage_position := _parent.lineage_position + 1;
        -- The unique index decides under concurrency; here is the kinder message.
        SELECT artifact_id
          INTO _successor
          FROM registry.model_versions
         WHERE lineage_id = NEW.lineage_id AND lineage_position = NEW.lineage_position;
        IF _successor <> NEW.artifact_id THEN
            RAISE unique_violation USING
                MESSAGE = format('model version "%s" already has a successor',
                                 _artifact.parent_version_id),
                DETAIL = format('"%s" follows it; "%s" cannot follow it too.',
                                _successor, NEW.artifact_id),
                HINT = 'register_model(..., new_version_of => ...) appends at the end of the '
                       'lineage. A legacy artifact whose parent_version_id is cleared starts a '
                       'lineage of its own.',
                TABLE = 'model_versions';
        END IF;
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION fill_model_version() IS
'Trigger: a new row of model_versions takes its mirrored columns from metadata and its lineage from the parent version, and starts as a candidate. Raises 23503 for an unknown parent, 23505 where the parent has a successor, 23514 for an artifact that is no valid model, MR001 for a state other than candidate.';

REVOKE EXECUTE ON FUNCTION fill_model_version() FROM PUBLIC;

CREATE TRIGGER model_versions_fill
    BEFORE INSERT ON model_versions
    FOR EACH ROW EXECUTE FUNCTION fill_model_version();

COMMENT ON TRIGGER model_versions_fill ON model_versions IS
'A new row takes its columns from the artifact.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
