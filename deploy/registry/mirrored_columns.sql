-- Deploy model_registry:registry/mirrored_columns to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The one list of the columns of model_versions that repeat what metadata states.
CREATE FUNCTION mirrored_columns(metadata jsonb)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT jsonb_build_object('is_external', coalesce(
               metadata->'is_external' = 'true'
               AND jsonb_typeof(metadata->'external_source_url') = 'string'
               AND jsonb_typeof(metadata->'external_source_version') = 'string', false))
           || jsonb_object_agg(m.column_name, CASE
               WHEN jsonb_typeof(metadata->m.field) = m.kind
                AND (metadata->>m.field ~ m.pattern) IS NOT FALSE THEN metadata->m.field
               END)
      FROM (VALUES
            ('external_source_url',     'external_source_url',     'string', NULL),
            ('external_source_version', 'external_source_version', 'string', NULL),
            ('base_model_id',           'base_model_id',           'string', NULL),
            ('code_repo_url',           'code_repo_url',           'string', NULL),
            ('code_commit_sha',         'code_commit_sha',         'string',
                                        '^([0-9a-f]{40}|[0-9a-f]{64})$'),
            ('code_entrypoint',         'code_entrypoint',         'string', NULL),
            ('training_params_json',    'training_config',         'object', NULL),
            ('eval_metrics_json',       'evaluation_metrics',      'object', NULL),
            ('benchmark_id',            'benchmark_id',            'string', NULL)
           ) AS m (column_name, field, kind, pattern)
$$;

COMMENT ON FUNCTION mirrored_columns(jsonb) IS
'Takes the metadata of a model; returns an object of the columns of model_versions that repeat it. A value that does not fit its column gives null (is_external: false).';

CREATE FUNCTION mirrored_field(column_name text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT CASE mirrored_field.column_name
           WHEN 'training_params_json' THEN 'training_config'
           WHEN 'eval_metrics_json'    THEN 'evaluation_metrics'
           ELSE mirrored_field.column_name
           END
$$;

COMMENT ON FUNCTION mirrored_field(text) IS
'Takes a column that mirrored_columns() names; returns the key of metadata that it repeats.';

CREATE FUNCTION warn_of_unmirrored_values(artifact_id text, metadata jsonb)
RETURNS void
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _left text;
BEGIN
    SELECT string_agg(format('%s: %s', f.field, left(f.stated::text, 60)), E'\n' ORDER BY f.field)
      INTO _left
      FROM (SELECT registry.mirrored_field(c.key) AS field, c.value,
                   metadata->registry.mirrored_field(c.key) AS stated
              FROM jsonb_each(registry.mirrored_columns(metadata)) AS c) AS f
     WHERE f.stated <> f.value AND f.stated <> 'null';
    IF _left IS NOT NULL THEN
        RAISE WARNING USING
            MESSAGE = format('metadata of model "%s" has values that model_versions cannot hold',
                             warn_of_unmirrored_values.artifact_id),
            DETAIL = _left,
            HINT = 'The columns that repeat them are left empty.';
    END IF;
END
$$;

COMMENT ON FUNCTION warn_of_unmirrored_values(text, jsonb) IS
'Takes a model and metadata that the schema refuses but its mode lets in. Raises a WARNING that lists the values that no column of model_versions can hold.';

REVOKE EXECUTE ON FUNCTION mirrored_columns(jsonb), mirrored_field(text),
                           warn_of_unmirrored_values(text, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
