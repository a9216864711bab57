-- Deploy model_registry:registry/mirrored_columns to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The one list of the columns of model_versions that repeat what metadata states.
CREATE FUNCTION mirrored_columns(metadata jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _list    CONSTANT text[] := ARRAY[
        -- column of model_versions   key of metadata            type
        ['external_source_url',     'external_source_url',     'string'],
        ['external_source_version', 'external_source_version', 'string'],
        ['base_model_id',           'base_model_id',           'string'],
        ['code_repo_url',           'code_repo_url',           'string'],
        ['code_commit_sha',         'code_commit_sha',         'string'],
        ['code_entrypoint',         'code_entrypoint',         'string'],
        ['training_params_json',    'training_config',         'object'],
        ['eval_metrics_json',       'evaluation_metrics',      'object'],
        ['benchmark_id',            'benchmark_id',            'string']
    ];
    _line    text[];
    _columns jsonb := '{}';
BEGIN
    FOREACH _line SLICE 1 IN ARRAY _list LOOP
        _columns := _columns || jsonb_build_object(_line[1],
            CASE WHEN jsonb_typeof(metadata->_line[2]) = _line[3] THEN metadata->_line[2] END);
    END LOOP;
    IF _columns->>'code_commit_sha' !~ '^([0-9a-f]{40}|[0-9a-f]{64})$' THEN
        _columns := _columns || '{"code_commit_sha": null}';
    END IF;
    RETURN _columns || jsonb_build_object('is_external', coalesce(
        metadata->'is_external' = 'true'
        AND _columns->'external_source_url' <> 'null'
        AND _columns->'external_source_version' <> 'null', false));
END
$$;

COMMENT ON FUNCTION mirrored_columns(jsonb) IS
'Takes the metadata of a model; returns an object of the columns of model_versions that repeat it. A value that does not fit its column gives null (is_external: false).';

CREATE FUNCTION mirrored_field(column_name text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN CASE mirrored_field.column_name
           WHEN 'training_params_json' THEN 'training_config'
           WHEN 'eval_metrics_json'    THEN 'evaluation_metrics'
           ELSE mirrored_field.column_name
           END;
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
