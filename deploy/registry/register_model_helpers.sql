-- Deploy model_registry:registry/register_model_helpers to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- What register_model() takes, in either of its two forms.
CREATE TYPE model_registration AS (
    title                    text,
    metadata                 jsonb,
    id                       text,
    new_version_of           text,
    version_tag              text,
    changelog                text,
    origin_type              text,
    origin_url               text,
    base_model_id            text,
    benchmark_id             text,
    code_repo_url            text,
    code_commit_sha          text,
    code_entrypoint          text,
    training_started_at      timestamptz,
    training_completed_at    timestamptz,
    trained_by               text,
    gpu_allocation_id        text,
    eval_dataset_artifact_id text,
    created_by               text,
    evaluations              jsonb,
    links                    jsonb,
    files                    jsonb
);

COMMENT ON TYPE model_registration IS
'The arguments of register_model(), which are also the keys of the object that its other form takes.';
COMMENT ON COLUMN model_registration.title                    IS 'Name for people.';
COMMENT ON COLUMN model_registration.metadata                 IS 'See metadata_schemas.';
COMMENT ON COLUMN model_registration.id                       IS 'Artifact id; generated where none is given.';
COMMENT ON COLUMN model_registration.new_version_of           IS 'Any version of the lineage that it continues.';
COMMENT ON COLUMN model_registration.version_tag              IS 'Version name for people, such as v2.1.';
COMMENT ON COLUMN model_registration.changelog                IS 'What changed since the version before.';
COMMENT ON COLUMN model_registration.origin_type              IS 'internal or external, or the platform''s own words.';
COMMENT ON COLUMN model_registration.origin_url               IS 'Where the artifact came from.';
COMMENT ON COLUMN model_registration.base_model_id            IS 'The registered model that it derives from. Goes into metadata.';
COMMENT ON COLUMN model_registration.benchmark_id             IS 'The benchmark of its metrics. Goes into metadata.';
COMMENT ON COLUMN model_registration.code_repo_url            IS 'Repository of its code. Goes into metadata.';
COMMENT ON COLUMN model_registration.code_commit_sha          IS 'Full commit hash. Goes into metadata.';
COMMENT ON COLUMN model_registration.code_entrypoint          IS 'What reproduces it. Goes into metadata.';
COMMENT ON COLUMN model_registration.training_started_at      IS 'When the training run started.';
COMMENT ON COLUMN model_registration.training_completed_at    IS 'When the training run ended.';
COMMENT ON COLUMN model_registration.trained_by               IS 'Who trained it.';
COMMENT ON COLUMN model_registration.gpu_allocation_id        IS 'The compute allocation that paid for it.';
COMMENT ON COLUMN model_registration.eval_dataset_artifact_id IS 'The artifact that holds the evaluation data.';
COMMENT ON COLUMN model_registration.created_by               IS 'Who registers it; the session''s user where nobody is stated.';
COMMENT ON COLUMN model_registration.evaluations              IS 'Array of evaluations; see record_evaluations().';
COMMENT ON COLUMN model_registration.links                    IS 'Array of {"relation", "target"}; see link_model(). The first derivation is the base model where none is stated.';
COMMENT ON COLUMN model_registration.files                    IS 'Array of files; see add_model_files().';

CREATE FUNCTION add_stated_facts(model_id text, metadata jsonb, facts jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _key text;
BEGIN
    IF facts IS NULL OR jsonb_typeof(metadata) <> 'object' THEN
        RETURN metadata;
    END IF;
    SELECT f.key INTO _key FROM jsonb_each(facts) AS f
     WHERE metadata->f.key NOT IN (f.value, 'null');
    IF FOUND THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('%s of model "%s" conflicts with metadata', _key, model_id),
            DETAIL = format('Argument: %s. Metadata: %s.', facts->_key, metadata->_key),
            HINT = 'State it once.';
    END IF;
    RETURN metadata || facts;
END
$$;

COMMENT ON FUNCTION add_stated_facts(text, jsonb, jsonb) IS
'Takes a model, its metadata, and the facts that came as arguments (NULL: none); returns the metadata with them. Raises 22023 where both state a fact differently.';

CREATE FUNCTION require_same_content(
    model_id text, title text, metadata jsonb, lineage_id text, facts jsonb
)
RETURNS void
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _sha256  text;
    _version record;
    _row     jsonb;
    _other   text;
BEGIN
    SELECT v.lineage_id, to_jsonb(v) AS row INTO _version
      FROM registry.model_versions AS v
     WHERE v.artifact_id = model_id;
    SELECT jsonb_build_object('version_tag', a.version_tag, 'changelog', a.changelog,
                              'origin_type', a.origin_type, 'origin_url', a.origin_url)
      INTO _row
      FROM ONLY registry.artifacts AS a
     WHERE a.id = model_id;
    _row := _row || _version.row;
    SELECT e.after->>'content_sha256' INTO _sha256
      FROM registry.model_events AS e
     WHERE e.artifact_id = model_id AND e.event_type = 'registered'
     ORDER BY e.occurred_at DESC
     LIMIT 1;

    IF _version.lineage_id IS NULL THEN
        _other := 'an artifact that is no registered model';
    ELSIF require_same_content.lineage_id <> _version.lineage_id THEN
        _other := format('a version of lineage "%s"', _version.lineage_id);
    ELSIF _sha256 IS DISTINCT FROM registry.model_content_sha256(title, metadata) THEN
        _other := format('title and metadata with SHA-256 %s', _sha256);
    ELSE
        SELECT format('%s %s', f.key, _row->f.key) INTO _other
          FROM jsonb_each(facts) AS f
         WHERE _row->f.key <> f.value
         LIMIT 1;
    END IF;
    IF _other IS NOT NULL THEN
        RAISE unique_violation USING
            MESSAGE = format('id "%s" is taken by other content', model_id),
            DETAIL = format('Registered content: %s; the new content differs.', _other),
            HINT = 'Leave out the id to get a new one, or register a new version of the lineage '
                   'with new_version_of.',
            TABLE = 'artifacts';
    END IF;
END
$$;

COMMENT ON FUNCTION require_same_content(text, text, jsonb, text, jsonb) IS
'Takes an id that is in use, what was to be registered under it, the lineage (NULL: any) and the other facts given. Raises 23505 unless the same content was registered, whatever became of the metadata since.';

REVOKE EXECUTE ON FUNCTION add_stated_facts(text, jsonb, jsonb),
                           require_same_content(text, text, jsonb, text, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
