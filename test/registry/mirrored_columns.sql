BEGIN;

SELECT plan(7);

SELECT has_function(:'registry_schema', 'mirrored_columns', ARRAY['jsonb'],
    'metadata to columns is there');
SELECT has_function(:'registry_schema', 'mirrored_metadata', ARRAY['model_versions'],
    'columns to metadata is there');

SELECT is(to_jsonb(c), '{"is_external": true, "external_source_url": "https://x.example",
        "external_source_version": "v1", "base_model_id": "b", "code_repo_url": "https://c.example",
        "code_commit_sha": "abc", "code_entrypoint": "train.py", "benchmark_id": "mmlu",
        "training_params_json": {"lr": 0.1}, "eval_metrics_json": {"a": 1.0}}',
    'every column comes from its key')
  FROM mirrored_columns('{"is_external": true, "external_source_url": "https://x.example",
        "external_source_version": "v1", "base_model_id": "b", "code_repo_url": "https://c.example",
        "code_commit_sha": "abc", "code_entrypoint": "train.py", "benchmark_id": "mmlu",
        "training_config": {"lr": 0.1}, "evaluation_metrics": {"a": 1.0}, "other": 1}') AS c;
SELECT is(to_jsonb(c) - 'is_external', jsonb_strip_nulls('{}') || '{"external_source_url": null,
        "external_source_version": null, "base_model_id": null, "code_repo_url": null,
        "code_commit_sha": null, "code_entrypoint": null, "benchmark_id": null,
        "training_params_json": null, "eval_metrics_json": null}',
    'null gives NULL, JSON columns included')
  FROM mirrored_columns('{"training_config": null, "evaluation_metrics": null,
                          "benchmark_id": null}') AS c;
SELECT is((mirrored_columns('{}')).is_external, false, 'is_external is never NULL');
SELECT is((mirrored_columns(NULL)).is_external, false, 'not even without metadata');

SELECT register_model('M', model_metadata('{"is_external": true, "benchmark_id": "mmlu",
    "external_source_url": "https://x.example", "external_source_version": "v1",
    "training_config": {"lr": 0.1}}'), id => 'm');
SELECT ok(a.metadata @> jsonb_strip_nulls(mirrored_metadata(v)),
    'what the columns say is what metadata says')
  FROM artifacts AS a JOIN model_versions AS v ON v.artifact_id = a.id WHERE a.id = 'm';

SELECT finish();

ROLLBACK;
