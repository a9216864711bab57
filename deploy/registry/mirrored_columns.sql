-- Deploy model_registry:registry/mirrored_columns to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The one place that says which columns of model_versions repeat what metadata states.
CREATE FUNCTION mirrored_columns(
    metadata                    jsonb,
    OUT is_external             boolean,
    OUT external_source_url     text,
    OUT external_source_version text,
    OUT base_model_id           text,
    OUT code_repo_url           text,
    OUT code_commit_sha         text,
    OUT code_entrypoint         text,
    OUT training_params_json    jsonb,
    OUT eval_metrics_json       jsonb,
    OUT benchmark_id            text
)
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT coalesce(metadata->'is_external' = 'true', false),
           metadata->>'external_source_url',
           metadata->>'external_source_version',
           metadata->>'base_model_id',
           metadata->>'code_repo_url',
           metadata->>'code_commit_sha',
           metadata->>'code_entrypoint',
           nullif(metadata->'training_config', 'null'),
           nullif(metadata->'evaluation_metrics', 'null'),
           metadata->>'benchmark_id'
$$;

COMMENT ON FUNCTION mirrored_columns(jsonb) IS
'Takes the metadata of a model; returns the columns of model_versions that repeat it. An absent key and null give NULL; is_external absent gives false.';

REVOKE EXECUTE ON FUNCTION mirrored_columns(jsonb) FROM PUBLIC;

CREATE FUNCTION mirrored_metadata(version model_versions)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT jsonb_build_object(
        'is_external',             version.is_external,
        'external_source_url',     version.external_source_url,
        'external_source_version', version.external_source_version,
        'base_model_id',           version.base_model_id,
        'code_repo_url',           version.code_repo_url,
        'code_commit_sha',         version.code_commit_sha,
        'code_entrypoint',         version.code_entrypoint,
        'training_config',         version.training_params_json,
        'evaluation_metrics',      version.eval_metrics_json,
        'benchmark_id',            version.benchmark_id
    )
$$;

COMMENT ON FUNCTION mirrored_metadata(model_versions) IS
'The other way round: takes a row of model_versions; returns the part of metadata that it repeats, with null for a NULL column.';

REVOKE EXECUTE ON FUNCTION mirrored_metadata(model_versions) FROM PUBLIC;

COMMIT;
