-- Deploy model_registry:registry/register_model_named to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION register_model(
    title                    text,
    metadata                 jsonb,
    id                       text        DEFAULT NULL,
    new_version_of           text        DEFAULT NULL,
    version_tag              text        DEFAULT NULL,
    changelog                text        DEFAULT NULL,
    origin_type              text        DEFAULT NULL,
    origin_url               text        DEFAULT NULL,
    base_model_id            text        DEFAULT NULL,
    benchmark_id             text        DEFAULT NULL,
    code_repo_url            text        DEFAULT NULL,
    code_commit_sha          text        DEFAULT NULL,
    code_entrypoint          text        DEFAULT NULL,
    training_started_at      timestamptz DEFAULT NULL,
    training_completed_at    timestamptz DEFAULT NULL,
    trained_by               text        DEFAULT NULL,
    gpu_allocation_id        text        DEFAULT NULL,
    eval_dataset_artifact_id text        DEFAULT NULL,
    created_by               text        DEFAULT session_user,
    evaluations              jsonb       DEFAULT NULL,
    links                    jsonb       DEFAULT NULL,
    files                    jsonb       DEFAULT NULL
)
RETURNS text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    RETURN registry.register_model(to_jsonb(ROW(
        title, metadata, id, new_version_of, version_tag, changelog, origin_type, origin_url,
        base_model_id, benchmark_id, code_repo_url, code_commit_sha, code_entrypoint,
        training_started_at, training_completed_at, trained_by, gpu_allocation_id,
        eval_dataset_artifact_id, created_by, evaluations, links,
        files)::registry.model_registration));
END
$$;

COMMENT ON FUNCTION register_model(
    text, jsonb, text, text, text, text, text, text, text, text, text, text, text, timestamptz,
    timestamptz, text, text, text, text, jsonb, jsonb, jsonb) IS
'Registers a model: takes its title, its metadata and, all optional and named, the columns of the type model_registration. Returns and raises what register_model(jsonb) does.';

REVOKE EXECUTE ON FUNCTION register_model(
    text, jsonb, text, text, text, text, text, text, text, text, text, text, text, timestamptz,
    timestamptz, text, text, text, text, jsonb, jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
