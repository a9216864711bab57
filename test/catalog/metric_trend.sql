BEGIN;

SELECT plan(6);

SELECT register_model('M', model_metadata('{"evaluation_metrics": {"top1": 80, "loss": 0.5}}'), id => 'm1'),
       register_model('M', model_metadata('{"evaluation_metrics": {"loss": 0.4}}'), id => 'm2', new_version_of => 'm1'),
       register_model('M', model_metadata('{"evaluation_metrics": {"top1": 79.5, "loss": 0.6, "vibes": 1}}'), id => 'm3',
                      new_version_of => 'm1'),
       register_model('M', model_metadata('{"evaluation_metrics": {"top1": 99, "vibes": 2},
                                            "evaluation_dataset": "MNIST"}'), id => 'm4', new_version_of => 'm1');
SELECT results_eq(
    $$SELECT lineage_position, artifact_id, value, delta, is_better, measured_on FROM metric_trend('m3', 'top1')$$,
    $$VALUES (1, 'm1', 80::numeric, NULL::numeric, NULL::boolean, 'ImageNet-1k validation'),
             (2, 'm2', NULL, NULL, NULL, NULL), (3, 'm3', 79.5, -0.5, false, 'ImageNet-1k validation'),
             (4, 'm4', 99, NULL, NULL, 'MNIST')$$,
    'metric_trend() compares each version with the one before that was measured on the same');
SELECT results_eq($$SELECT delta, is_better FROM metric_trend('m1', 'loss')$$,
    $$VALUES (NULL::numeric, NULL::boolean), (-0.1, true), (0.2, false), (NULL, NULL)$$,
    'metric_trend() knows that a lower loss is better');
SELECT record_evaluation('m4', '{"vibes": 3}', dataset => 'ImageNet-1k validation');
SELECT results_eq($$SELECT delta, is_better FROM metric_trend('m1', 'vibes') WHERE value IS NOT NULL$$,
    $$VALUES (NULL::numeric, NULL::boolean), (2, NULL)$$,
    'metric_trend() gives the delta of a metric whose direction is not known');
SELECT results_eq($$SELECT value FROM metric_trend('m1', 'vibes', dataset => 'MNIST') WHERE value IS NOT NULL$$,
    ARRAY[2::numeric], 'metric_trend() takes a data set');
SELECT record_evaluation('m1', '{"top1": 50}', benchmark_id => 'b'), record_evaluation('m2', '{"top1": 51}', benchmark_id => 'b');
SELECT results_eq($$SELECT delta FROM metric_trend('m1', 'top1', benchmark => 'b') WHERE value IS NOT NULL$$,
    ARRAY[NULL, 1::numeric], 'metric_trend() takes a benchmark');
SELECT refused($$SELECT FROM metric_trend('no', 'top1')$$, '23503', ARRAY['"no"'],
    'metric_trend() refuses an unknown version');

SELECT finish();

ROLLBACK;
