-- Deploy model_registry:registry/record_training to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION link_model_code(
    artifact_id text,
    repo        text,
    sha         text,
    entrypoint  text DEFAULT NULL
)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    PERFORM registry.require_version(artifact_id);
    IF (repo ~ E'\\S' AND lower(sha) ~ '^([0-9a-f]{40}|[0-9a-f]{64})$') IS NOT TRUE THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('the code of model "%s" is not pinned', artifact_id),
            DETAIL = format('Repository %L, commit %L.', repo, sha),
            HINT = 'Give the URL of the repository and the full commit hash, as git rev-parse '
                   'prints it.';
    END IF;
    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = link_model_code.artifact_id
        FOR NO KEY UPDATE;
    UPDATE registry.model_versions AS v
       SET code_repo_url = repo, code_commit_sha = lower(sha),
           code_entrypoint = coalesce(entrypoint, v.code_entrypoint)
     WHERE v.artifact_id = link_model_code.artifact_id;
END
$$;

COMMENT ON FUNCTION link_model_code(text, text, text, text) IS
'Pins the code of a model version: takes its artifact id, the URL of the repository, the full commit hash and what reproduces it (NULL: as before). Metadata and the history follow. Raises 23503 for an unknown version, 22023 for what is no full hash or no repository, and what the metadata schema and a promoted version refuse.';

CREATE FUNCTION record_training(
    artifact_id text,
    started     timestamptz DEFAULT NULL,
    completed   timestamptz DEFAULT NULL,
    trained_by  text        DEFAULT NULL,
    allocation  text        DEFAULT NULL,
    parameters  jsonb       DEFAULT NULL
)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _version record;
BEGIN
    PERFORM registry.require_version(artifact_id);
    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = record_training.artifact_id
        FOR NO KEY UPDATE;
    SELECT coalesce(started, v.training_started_at) AS started,
           coalesce(completed, v.training_completed_at) AS completed INTO _version
      FROM registry.model_versions AS v
     WHERE v.artifact_id = record_training.artifact_id;
    IF _version.completed < _version.started OR jsonb_typeof(parameters) <> 'object' THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('the training run of model "%s" cannot be', artifact_id),
            DETAIL = format('Started %L, completed %L, parameters %s.', _version.started,
                            _version.completed, coalesce(left(parameters::text, 100), 'NULL')),
            HINT = 'A run ends after its start, and its parameters are a JSON object.';
    END IF;
    UPDATE registry.model_versions AS v
       SET training_started_at   = _version.started,
           training_completed_at = _version.completed,
           trained_by            = coalesce(record_training.trained_by, v.trained_by),
           gpu_allocation_id     = coalesce(allocation, v.gpu_allocation_id),
           training_params_json  = coalesce(parameters, v.training_params_json)
     WHERE v.artifact_id = record_training.artifact_id;
END
$$;

COMMENT ON FUNCTION record_training(text, timestamptz, timestamptz, text, text, jsonb) IS
'Records the training run of a model version: takes its artifact id, when the run started and ended, who trained it, the compute allocation and the parameters; NULL leaves what is there. Metadata and the history follow. Raises 23503 for an unknown version, 22023 for a run that ends before its start or parameters that are no object, and what the metadata schema and a promoted version refuse.';

REVOKE EXECUTE ON FUNCTION
    link_model_code(text, text, text, text),
    record_training(text, timestamptz, timestamptz, text, text, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
