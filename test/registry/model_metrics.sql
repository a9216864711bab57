BEGIN;

SELECT plan(14);

SELECT has_table('model_metrics');
SELECT has_trigger(:'registry_schema', 'model_evaluations', 'model_evaluations_20_write_metrics',
    'model_evaluations has trigger model_evaluations_20_write_metrics');

SELECT register_model('M', model_metadata('{"evaluation_metrics":
    {"top1": 80.40, "english": {"f1": 0.5, "em": -1}, "auc": {"value": 0.9, "ci_low": 0.8},
     "speed": {"value": 3, "unit": 1}}}'), id => 'm');
SELECT results_eq(
    $$SELECT metric, value, ci_low, ci_high FROM model_metrics WHERE artifact_id = 'm' ORDER BY metric COLLATE "C"$$,
    $$VALUES ('auc', 0.9, 0.8, NULL::numeric), ('english/em', -1, NULL, NULL), ('english/f1', 0.5, NULL, NULL),
             ('speed/unit', 1, NULL, NULL), ('speed/value', 3, NULL, NULL), ('top1', 80.40, NULL, NULL)$$,
    'model_metrics has a row for each number: plain, with an interval, and in a group');
SELECT is((SELECT value::text FROM model_metrics WHERE (artifact_id, metric) = ('m', 'top1')), '80.40',
    'model_metrics keeps the digits that were given');
SELECT is((SELECT min(dataset) FROM model_metrics), 'ImageNet-1k validation',
    'model_metrics names the data set of the evaluation');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
UPDATE model_versions SET eval_dataset_artifact_id = 'd' WHERE artifact_id = 'm';
SELECT results_eq('SELECT DISTINCT dataset FROM model_metrics', ARRAY['d'],
    'model_metrics follows the artifact of the data set when it is filled in');

SELECT throws_ok($$SELECT register_model('N', model_metadata('{"evaluation_metrics":
                     {"auc": {"value": 0.9, "ci_low": 0.95}}}'), id => 'n')$$, '23514', NULL,
    'model_metrics refuses an interval that does not hold its value');
INSERT INTO model_evaluations (artifact_id, metrics, evaluated_at, evaluator, benchmark_id)
VALUES ('m', '{"f1": 1}', now(), 'ada', 'b'), ('m', NULL, now(), 'ada', 'b');
SELECT is_empty($$SELECT FROM model_metrics WHERE benchmark_id = 'b'$$,
    'model_metrics has no number of a benchmark whose metrics were taken back');
DELETE FROM artifacts WHERE id = 'm';
SELECT is_empty('TABLE model_metrics', 'model_metrics loses the rows of a deleted artifact');

SELECT register_model('O', model_metadata(), id => 'o');
SELECT refused(statement, 'MR004', ARRAY['metrics'], description)
  FROM (VALUES
    ($$UPDATE model_metrics SET value = 100$$, 'UPDATE of model_metrics is refused'),
    ($$DELETE FROM model_metrics$$, 'DELETE FROM model_metrics is refused'),
    ($$TRUNCATE model_metrics$$, 'TRUNCATE of model_metrics is refused'),
    ($$INSERT INTO model_metrics (artifact_id, metric, evaluation_id, value, evaluated_at)
       SELECT artifact_id, 'f1', evaluation_id, 1, evaluated_at FROM model_metrics$$,
     'INSERT into model_metrics is refused')
  ) AS _ (statement, description);
SELECT refused($$SELECT register_model('P', model_metadata('{"evaluation_metrics":
                   {"a/b": 1, "a": {"b": 2}}}'), id => 'p')$$, '23514', ARRAY['"p"', '"a/b"'],
    'model_metrics refuses two metrics with one name');

SELECT finish();

ROLLBACK;
