-- Deploy model_registry:registry/register_model_json to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION register_model(model jsonb)
RETURNS text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _known   CONSTANT text[] := ARRAY[
        'id', 'title', 'metadata', 'new_version_of', 'version_tag', 'changelog', 'origin_type',
        'origin_url', 'base_model_id', 'benchmark_id', 'code_repo_url', 'code_commit_sha',
        'code_entrypoint', 'training_started_at', 'training_completed_at', 'trained_by',
        'gpu_allocation_id', 'eval_dataset_artifact_id', 'created_by'];
    _unknown text[];
    _r       record;
BEGIN
    IF jsonb_typeof(model) IS DISTINCT FROM 'object' THEN
        RAISE invalid_parameter_value USING
            MESSAGE = 'a model is registered from a JSON object',
            DETAIL = format('Given: %s.', coalesce(left(model::text, 100), 'NULL')),
            HINT = 'SELECT register_model(''{"title": "...", "metadata": {...}}'');';
    END IF;
    SELECT array_agg(key) INTO _unknown FROM jsonb_object_keys(model) AS key
     WHERE key <> ALL (_known);
    IF _unknown IS NOT NULL THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('register_model() does not know: %s',
                             array_to_string(_unknown, ', ')),
            DETAIL = format('It knows: %s.', array_to_string(_known, ', ')),
            HINT = 'Facts of your own belong in metadata, which keeps unknown keys.';
    END IF;

    SELECT *
      INTO _r
      FROM jsonb_to_record(model) AS _ (
               id text, title text, metadata jsonb, new_version_of text, version_tag text,
               changelog text, origin_type text, origin_url text, base_model_id text,
               benchmark_id text, code_repo_url text, code_commit_sha text, code_entrypoint text,
               training_started_at timestamptz, training_completed_at timestamptz,
               trained_by text, gpu_allocation_id text, eval_dataset_artifact_id text,
               created_by text);
    RETURN registry.register_model(
        title                    => _r.title,
        metadata                 => _r.metadata,
        id                       => _r.id,
        new_version_of           => _r.new_version_of,
        version_tag              => _r.version_tag,
        changelog                => _r.changelog,
        origin_type              => _r.origin_type,
        origin_url               => _r.origin_url,
        base_model_id            => _r.base_model_id,
        benchmark_id             => _r.benchmark_id,
        code_repo_url            => _r.code_repo_url,
        code_commit_sha          => _r.code_commit_sha,
        code_entrypoint          => _r.code_entrypoint,
        training_started_at      => _r.training_started_at,
        training_completed_at    => _r.training_completed_at,
        trained_by               => _r.trained_by,
        gpu_allocation_id        => _r.gpu_allocation_id,
        eval_dataset_artifact_id => _r.eval_dataset_artifact_id,
        created_by               => coalesce(_r.created_by, session_user)
    );
END
$$;

COMMENT ON FUNCTION register_model(jsonb) IS
'Registers a model from one JSON object whose keys are the argument names of the other form. Returns the artifact id. Raises what that form raises, and 22023 for a key that it does not know.';

REVOKE EXECUTE ON FUNCTION register_model(jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
