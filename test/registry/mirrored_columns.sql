BEGIN;

SELECT plan(19);

SELECT has_function(:'registry_schema', 'mirrored_columns', ARRAY['jsonb'],
    'mirrored_columns(metadata) exists');
SELECT has_function(:'registry_schema', 'mirrored_field', ARRAY['text'],
    'mirrored_field(column_name) exists');
SELECT has_function(:'registry_schema', 'warn_of_unmirrored_values', ARRAY['text', 'jsonb'],
    'warn_of_unmirrored_values(artifact_id, metadata) exists');

CREATE TEMPORARY TABLE stated AS
SELECT '{"is_external": true, "external_source_url": "https://x.example",
         "external_source_version": "v1", "base_model_id": "b",
         "code_repo_url": "https://c.example",
         "code_commit_sha": "0123456789abcdef0123456789abcdef01234567",
         "code_entrypoint": "train.py", "benchmark_id": "mmlu", "training_config": {"lr": 0.1},
         "evaluation_metrics": {"a": 1.0}, "other": 1}'::jsonb AS metadata;

SELECT is(mirrored_columns(metadata),
    metadata - 'training_config' - 'evaluation_metrics' - 'other'
    || '{"training_params_json": {"lr": 0.1}, "eval_metrics_json": {"a": 1.0}}',
    'mirrored_columns() takes every column from its key')
  FROM stated;
SELECT is_empty(
    $$SELECT c.key FROM stated, jsonb_each(mirrored_columns(metadata)) AS c
       WHERE c.value IS DISTINCT FROM metadata->mirrored_field(c.key)$$,
    'mirrored_field() returns the key that mirrored_columns() takes the column from');
SELECT is_empty(
    $$SELECT c.key FROM stated, jsonb_each(mirrored_columns(metadata)) AS c
       WHERE c.key NOT IN (SELECT attname FROM pg_attribute
                            WHERE attrelid = 'model_versions'::regclass)$$,
    'mirrored_columns() names only columns of model_versions');
SELECT set_eq(
    $$SELECT jsonb_object_keys(mirrored_columns('{}'))$$,
    $$SELECT attname::text FROM pg_attribute
       WHERE attrelid = 'model_versions'::regclass AND attnum > 0
         AND col_description(attrelid, attnum) LIKE '%Mirrors metadata.%'$$,
    'mirrored_columns() names each column whose comment says that it mirrors metadata');
SELECT is(mirrored_columns(metadata), (SELECT jsonb_object_agg(key, CASE key
        WHEN 'is_external' THEN 'false'::jsonb ELSE 'null' END)
        FROM stated AS s, jsonb_each(mirrored_columns(s.metadata))), description)
  FROM (VALUES
    ('{}'::jsonb, 'mirrored_columns() of an empty object gives null, is_external false'),
    (NULL,        'mirrored_columns() of NULL gives null, is_external false'),
    ('[1]',       'mirrored_columns() of an array gives null, is_external false'),
    ('{"training_config": null, "evaluation_metrics": null, "benchmark_id": null,
       "is_external": null}', 'mirrored_columns() of JSON null gives null, is_external false'),
    ('{"training_config": [1], "evaluation_metrics": "0.9", "benchmark_id": 7, "code_repo_url": {},
       "base_model_id": false, "is_external": "true"}',
     'mirrored_columns() of values of another type gives null, is_external false'),
    ('{"is_external": true, "external_source_url": 5}',
     'mirrored_columns() gives is_external false where the source of the model is not stated')
  ) AS _ (metadata, description);
SELECT is(mirrored_columns(jsonb_build_object('code_commit_sha', sha))->>'code_commit_sha',
          CASE WHEN fits THEN sha END, description)
  FROM (VALUES
    (repeat('0', 40),          true,  'mirrored_columns() keeps a SHA-1 as code_commit_sha'),
    (repeat('af', 32),         true,  'mirrored_columns() keeps a SHA-256 as code_commit_sha'),
    ('abc123',                 false, 'mirrored_columns() leaves out an abbreviated commit'),
    (repeat('AF', 20),         false, 'mirrored_columns() leaves out a commit in upper case'),
    (repeat('0', 40) || E'\n', false, 'mirrored_columns() leaves out a commit with a line feed')
  ) AS _ (sha, fits, description);

SET LOCAL client_min_messages = error;
SELECT lives_ok($$SELECT warn_of_unmirrored_values('m', '{"benchmark_id": 7}')$$,
    'warn_of_unmirrored_values() raises no error');

SELECT finish();

ROLLBACK;
