-- Deploy model_registry:registry/register_model to pg

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
    created_by               text        DEFAULT session_user
)
RETURNS text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
#variable_conflict use_column
DECLARE
    _id         text := coalesce(register_model.id, 'model-' || gen_random_uuid());
    _metadata   jsonb := coalesce(register_model.metadata, 'null');
    _lineage_id text;
    _parent     registry.model_versions;
BEGIN
    IF coalesce(register_model.title, '') !~ '\S' THEN
        RAISE not_null_violation USING
            MESSAGE = format('model "%s" has no title', _id),
            DETAIL = format('title is %L.', register_model.title),
            HINT = 'SELECT register_model(title => ''a name for people'', metadata => ''{...}'');',
            TABLE = 'artifacts',
            COLUMN = 'title';
    END IF;
    IF _id !~ '\S' THEN
        RAISE not_null_violation USING
            MESSAGE = format('model "%s" has a blank id', register_model.title),
            DETAIL = format('id is %L.', _id),
            HINT = 'Leave the id out to get a new one.',
            TABLE = 'artifacts',
            COLUMN = 'id';
    END IF;

    -- Facts that metadata states too have their home there; see mirrored_columns().
    _metadata := registry.add_stated_facts(_id, _metadata, jsonb_build_object(
        'base_model_id',   register_model.base_model_id,
        'benchmark_id',    register_model.benchmark_id,
        'code_repo_url',   register_model.code_repo_url,
        'code_commit_sha', register_model.code_commit_sha,
        'code_entrypoint', register_model.code_entrypoint));
    PERFORM registry.require_artifact(_id, 'base model', _metadata->>'base_model_id');
    PERFORM registry.require_artifact(_id, 'evaluation data set', register_model.eval_dataset_artifact_id);

    IF register_model.new_version_of IS NOT NULL THEN
        _lineage_id := registry.lock_lineage(register_model.new_version_of);
        SELECT *
          INTO _parent
          FROM registry.model_versions
         WHERE lineage_id = _lineage_id
         ORDER BY lineage_position DESC
         LIMIT 1;
    END IF;

    -- '1' fits is_latest as boolean and as the integer that SQLite left behind.
    INSERT INTO registry.artifacts (id, artifact_type, title, metadata, version_number,
                           parent_version_id, version_tag, changelog, is_latest,
                           lifecycle_state, origin_type, origin_url, created_by, created_at,
                           updated_at)
    VALUES (_id, 'model', register_model.title, _metadata, 1, _parent.artifact_id,
            register_model.version_tag, register_model.changelog, '1', 'candidate',
            register_model.origin_type, register_model.origin_url, register_model.created_by,
            now(), now())
    ON CONFLICT (id) DO NOTHING;
    IF NOT FOUND THEN
        PERFORM registry.require_same_content(_id, register_model.title, _metadata, _lineage_id,
            jsonb_build_object(
                'version_tag',              register_model.version_tag,
                'changelog',                register_model.changelog,
                'origin_type',              register_model.origin_type,
                'origin_url',               register_model.origin_url,
                'training_started_at',      register_model.training_started_at,
                'training_completed_at',    register_model.training_completed_at,
                'trained_by',               register_model.trained_by,
                'gpu_allocation_id',        register_model.gpu_allocation_id,
                'eval_dataset_artifact_id', register_model.eval_dataset_artifact_id));
        RETURN _id;
    END IF;

    IF num_nonnulls(register_model.training_started_at, register_model.training_completed_at,
                    register_model.trained_by, register_model.gpu_allocation_id,
                    register_model.eval_dataset_artifact_id) > 0 THEN
        UPDATE registry.model_versions
           SET training_started_at      = register_model.training_started_at,
               training_completed_at    = register_model.training_completed_at,
               trained_by               = register_model.trained_by,
               gpu_allocation_id        = register_model.gpu_allocation_id,
               eval_dataset_artifact_id = register_model.eval_dataset_artifact_id
         WHERE artifact_id = _id;
    END IF;
    RETURN _id;
END
$$;

COMMENT ON FUNCTION register_model(
    text, jsonb, text, text, text, text, text, text, text, text, text, text, text, timestamptz,
    timestamptz, text, text, text, text) IS
'Registers a model: takes its title, its metadata (see metadata_schemas) and, all optional and named, what else is known; new_version_of is any version of the lineage that it continues. Returns the artifact id, generated where none is given. The same id with the same content again changes nothing. Raises 23514 for metadata that breaks the schema, 23503 for an unknown base model, data set or lineage, 23505 for an id taken by other content, 23502 for a missing title, 22023 for an argument that contradicts metadata.';

REVOKE EXECUTE ON FUNCTION register_model(
    text, jsonb, text, text, text, text, text, text, text, text, text, text, text, timestamptz,
    timestamptz, text, text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
