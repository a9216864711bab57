BEGIN;

SELECT plan(20);

INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT register_model('M', model_metadata('{"benchmark_id": "b"}'), id => 'm');
SELECT record_evaluation('m', '{"f1": {"value": 0.5, "ci_low": 0.4, "ci_high": 0.6}}', dataset => 'd', split => 'test',
                         benchmark_id => 'b', evaluator => 'harness', actor => 'ada') AS id
\gset
SELECT results_eq(
    $$SELECT dataset_artifact_id, dataset_name, split, benchmark_id, evaluator FROM model_evaluations
       WHERE split = 'test'$$,
    $$VALUES ('d', 'Cells', 'test', 'b', 'harness')$$, 'record_evaluation() adds a row');
SELECT is(eval_metrics_json, '{"f1": {"value": 0.5, "ci_low": 0.4, "ci_high": 0.6}}',
    'record_evaluation() shows the metrics as they were given') FROM model_versions WHERE artifact_id = 'm';
SELECT results_eq(
    $$SELECT actor, (after->>'evaluation_id')::bigint, after->'metrics'->'f1'->>'value', after->>'dataset'
        FROM model_events WHERE event_type = 'evaluated'$$,
    format($$VALUES ('ada', %s::bigint, '0.5', 'd')$$, :id), 'record_evaluation() adds one event, with its actor');
SELECT is(record_evaluation('m', '{"f1": {"value": 0.50, "ci_low": 0.4, "ci_high": 0.6}}', dataset => 'd',
                            split => 'test', benchmark_id => 'b'), :id::bigint,
    'record_evaluation() returns the same id for the same content');
SELECT is((SELECT count(*) FROM model_events WHERE event_type = 'evaluated'), 1::bigint,
    'record_evaluation() adds no event for the same content');
SELECT isnt(record_evaluation('m', '{"f1": {"value": 0.50, "ci_low": 0.4, "ci_high": 0.6}}', dataset => 'd',
                              split => 'test', benchmark_id => 'b', evaluator => 'other'), :id::bigint,
    'record_evaluation() adds a row for another evaluator');

SELECT record_evaluation('m', '{"f1": 1}', evaluated_at => '2026-01-01') AS first,
       record_evaluation('m', '{"f1": 2}', evaluated_at => '2026-01-02') AS second
\gset
SELECT is(record_evaluation('m', '{"f1": 1}', evaluated_at => '2026-01-01'), :first::bigint,
    'record_evaluation() finds an evaluation of the same time again');
SELECT isnt(record_evaluation('m', '{"f1": 1}'), :first::bigint,
    'record_evaluation() adds a row where the metrics went back to what they were');
SELECT is((SELECT metrics FROM newest_evaluation('m', NULL)), '{"f1": 1}',
    'record_evaluation() without a time records the newest evaluation');
SELECT is(eval_metrics_json->'f1'->>'value', '0.5', 'record_evaluation() leaves the metrics of another benchmark')
  FROM model_versions WHERE artifact_id = 'm';
SELECT promote_model('m');
SELECT record_evaluation('m', '{"f1": 0.7}', benchmark_id => 'b');
SELECT is(eval_metrics_json, '{"f1": 0.7}', 'record_evaluation() shows a new evaluation of a promoted version')
  FROM model_versions WHERE artifact_id = 'm';

SELECT refused($$SELECT record_evaluation('no', '{"f1": 1}')$$, '23503', ARRAY['"no"'],
    'record_evaluation() refuses an unknown version');
SELECT refused($$SELECT record_evaluation('m', '{"f1": "x"}')$$, '22023', ARRAY['"m"', '"f1"'],
    'record_evaluation() refuses what is no metric');
SELECT refused($$SELECT record_evaluation('m', '{"f1": 1}', evaluated_at => 'infinity')$$, '22023', ARRAY['"m"', 'infinity'],
    'record_evaluation() refuses a time in the future');

-- Several

SELECT record_evaluations('m', '[{"metrics": {"a": 1}, "dataset": "x", "evaluated_at": "2026-02-01"},
                                 {"metrics": {"a": 2}, "split": "test", "benchmark_id": "c"}]', 'bo') AS ids
\gset
SELECT is(:'ids'::bigint[],
    (SELECT array_agg(evaluation_id ORDER BY evaluation_id) FROM model_evaluations WHERE metrics ? 'a'),
    'record_evaluations() returns the ids of the evaluations');
SELECT results_eq(
    $$SELECT metrics, dataset_name, split, benchmark_id, evaluator FROM model_evaluations WHERE metrics ? 'a'
       ORDER BY evaluation_id$$,
    $$VALUES ('{"a": 1}'::jsonb, 'x', NULL, NULL, 'bo'), ('{"a": 2}', NULL, 'test', 'c', 'bo')$$,
    'record_evaluations() records each element');
SELECT is(record_evaluations('m', NULL, 'bo'), '{}', 'record_evaluations() takes NULL for none');
SELECT refused(format('SELECT record_evaluations(''m'', %L, ''bo'')', evaluations), '22023', ARRAY['"m"'],
               'record_evaluations() refuses ' || evaluations)
  FROM unnest(ARRAY['{}', '[1]', '[{"metrics": {"a": 1}, "data": "x"}]']) AS evaluations;

SELECT finish();

ROLLBACK;
