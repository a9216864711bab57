BEGIN;

SELECT plan(12);

SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_mirror',
    'metadata follows the row');

SELECT register_model('B', model_metadata(), id => 'b'),
       register_model('M', model_metadata('{"kept": {"deep": [1]}}'), id => 'm');

UPDATE model_versions
   SET is_external = true, external_source_url = 'https://x.example', external_source_version = 'v2',
       base_model_id = 'b', benchmark_id = 'mmlu', training_params_json = '{"lr": 0.1}',
       eval_metrics_json = '{"f1": 0.5}', code_repo_url = 'https://c.example',
       code_commit_sha = repeat('0', 40), code_entrypoint = 'train.py'
 WHERE artifact_id = 'm';
SELECT ok(metadata @> '{"is_external": true, "external_source_url": "https://x.example",
        "external_source_version": "v2", "base_model_id": "b", "benchmark_id": "mmlu",
        "training_config": {"lr": 0.1}, "evaluation_metrics": {"f1": 0.5},
        "code_repo_url": "https://c.example", "code_entrypoint": "train.py"}',
    'every mirrored column arrives in metadata') FROM artifacts WHERE id = 'm';
SELECT is(metadata->'evaluation_metrics', '{"f1": 0.5}', 'replaced, not merged')
  FROM artifacts WHERE id = 'm';
SELECT is(metadata->'kept', '{"deep": [1]}', 'other keys stay') FROM artifacts WHERE id = 'm';

UPDATE model_versions SET benchmark_id = NULL WHERE artifact_id = 'm';
SELECT is(metadata->>'benchmark_id', NULL, 'a column set to NULL takes the value away')
  FROM artifacts WHERE id = 'm';
UPDATE model_versions SET trained_by = 'ada', gpu_allocation_id = 'g1' WHERE artifact_id = 'm';
SELECT ok(NOT metadata ?| ARRAY['trained_by', 'gpu_allocation_id', 'training_params_json'],
    'columns that metadata does not state stay out of it') FROM artifacts WHERE id = 'm';

-- Refusals

SELECT refused(
    $$UPDATE model_versions SET eval_metrics_json = '{"f1": "0.5"}' WHERE artifact_id = 'm'$$,
    '23514', ARRAY['"m"', '/evaluation_metrics/f1'], 'the gate on artifacts guards this side too');
SELECT refused($$UPDATE model_versions SET eval_metrics_json = NULL WHERE artifact_id = 'm'$$,
    '23514', ARRAY['"m"'], 'a required fact cannot be taken away here');
SELECT is((SELECT eval_metrics_json FROM model_versions WHERE artifact_id = 'm'), '{"f1": 0.5}',
    'a refusal leaves both sides as they were');
SELECT refused('UPDATE model_versions SET ' || setting || $$ WHERE artifact_id = 'm'$$, 'MR003',
               ARRAY['"m"'], description)
  FROM (VALUES ('lineage_id = ''b'', lineage_position = 2', 'a version stays in its lineage'),
               ('lineage_position = 7', 'and at its place')) AS _ (setting, description);
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT register_model('N', model_metadata(), id => 'n', new_version_of => 'm');
SELECT refused($$UPDATE model_versions SET artifact_id = 'd' WHERE artifact_id = 'n'$$, 'MR003',
    ARRAY['"n"'], 'and with its artifact');

SELECT finish();

ROLLBACK;
