BEGIN;

SELECT plan(8);

SELECT has_trigger(:'registry_schema', 'artifacts', 'artifacts_make_model_version',
    'INSERT makes the row');
SELECT has_trigger(:'registry_schema', 'artifacts', 'artifacts_mirror_metadata',
    'UPDATE keeps it in step');

INSERT INTO artifacts (id, artifact_type, title, metadata)
SELECT 'm' || n, CASE WHEN n < 4 THEN 'model' ELSE 'dataset' END, 't', model_metadata()
  FROM generate_series(1, 4) AS n;
SELECT results_eq($$SELECT artifact_id FROM model_versions ORDER BY 1$$, ARRAY['m1', 'm2', 'm3'],
    'every model of an INSERT has its row, and nothing else has one');

UPDATE artifacts
   SET metadata = metadata || '{"is_external": true, "external_source_url": "https://x.example",
       "external_source_version": "v2", "base_model_id": "m2", "benchmark_id": "mmlu",
       "training_config": {"lr": 0.1}, "evaluation_metrics": {"f1": 0.5},
       "code_repo_url": "https://c.example", "code_entrypoint": "train.py"}'
 WHERE id = 'm1';
SELECT results_eq(
    $$SELECT is_external, external_source_url, external_source_version, base_model_id,
             benchmark_id, training_params_json, eval_metrics_json, code_repo_url, code_entrypoint
        FROM model_versions WHERE artifact_id = 'm1'$$,
    $$VALUES (true, 'https://x.example', 'v2', 'm2', 'mmlu', '{"lr": 0.1}'::jsonb,
              '{"f1": 0.5}'::jsonb, 'https://c.example', 'train.py')$$,
    'the row follows the metadata');
UPDATE artifacts SET metadata = metadata - 'benchmark_id' - 'training_config' WHERE id = 'm1';
SELECT results_eq(
    $$SELECT benchmark_id, training_params_json FROM model_versions WHERE artifact_id = 'm1'$$,
    $$VALUES (NULL::text, NULL::jsonb)$$, 'also where a key goes');

UPDATE artifacts SET artifact_type = 'model' WHERE id = 'm4';
SELECT isnt_empty($$SELECT FROM model_versions WHERE artifact_id = 'm4'$$,
    'what becomes a model gets its row');
SELECT insert_legacy('legacy', '{"equations": []}');
UPDATE artifacts SET metadata = model_metadata() WHERE id = 'legacy';
SELECT isnt_empty($$SELECT FROM model_versions WHERE artifact_id = 'legacy'$$,
    'a legacy model gets its row with its first valid metadata');

SELECT throws_ok(
    $$UPDATE artifacts SET metadata = metadata || '{"base_model_id": "nowhere"}' WHERE id = 'm1'$$,
    '23503', NULL, 'metadata cannot name a base model that is not there');

SELECT finish();

ROLLBACK;
