BEGIN;

SELECT plan(9);

SELECT has_function(:'registry_schema', name, arguments, name || '() exists')
  FROM (VALUES
    ('require_kept',      ARRAY['text', 'jsonb', 'jsonb']),
    ('without_evaluated', ARRAY['text', 'text', 'jsonb', 'jsonb'])
  ) AS _ (name, arguments);

SELECT lives_ok($$SELECT require_kept('m', '{"a": 1, "b": null}', '{"a": 1.0, "b": 2, "c": 3}')$$,
    'require_kept() accepts equal values, a value for null, a new key');
SELECT refused($$SELECT require_kept('m', '{"a": 1, "b": 2, "c": 3}', '{"a": 2, "b": null, "c": 3}')$$,
    'MR010', ARRAY['"m"', 'a, b', 'a: 1 -> 2', 'b: 2 -> null'],
    'require_kept() names each value that changes');
SELECT refused($$SELECT require_kept('m', '{"training_params_json": {}}', '{}')$$, 'MR010',
    ARRAY['training_params_json (training_config)', '{} -> nothing'],
    'require_kept() names a value that vanishes with the field of metadata');

SELECT register_model('M', model_metadata('{"benchmark_id": "b"}'), id => 'm');
SELECT record_evaluation('m', '{"top1": 82}', 'D', benchmark_id => 'b');
SELECT is(without_evaluated('m', 'b', '{"eval_metrics_json": 1, "evaluation_metrics": 1, "x": 1}',
                            '{"eval_metrics_json": {"top1": 82}, "evaluation_metrics": {"top1": 82}}'),
    '{"x": 1}', 'without_evaluated() drops the metrics of the newest evaluation');
SELECT is(without_evaluated('m', 'b', '{"evaluation_dataset": "E"}', '{"evaluation_dataset": "D"}'),
    '{}', 'without_evaluated() drops the data set of the newest evaluation');
SELECT is(without_evaluated('m', 'b', '{"evaluation_metrics": 1}', '{"evaluation_metrics": {"top1": 83}}'),
    '{"evaluation_metrics": 1}', 'without_evaluated() keeps other metrics');
SELECT is(without_evaluated('m', 'c', '{"evaluation_metrics": 1}', '{"evaluation_metrics": {"top1": 82}}'),
    '{"evaluation_metrics": 1}', 'without_evaluated() keeps the metrics of another benchmark');

SELECT finish();

ROLLBACK;
