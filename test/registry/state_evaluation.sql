BEGIN;

SELECT plan(19);

CREATE FUNCTION pg_temp.shown_is_newest(description text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT is_empty(
        $query$SELECT v.artifact_id FROM model_versions AS v
                 JOIN artifacts AS a ON a.id = v.artifact_id
                CROSS JOIN newest_evaluation(v.artifact_id, v.benchmark_id) AS n
                WHERE n.metrics IS DISTINCT FROM v.eval_metrics_json
                   OR n.metrics IS DISTINCT FROM nullif(a.metadata->'evaluation_metrics', 'null')$query$,
        description)
$$;

INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells'), ('e', 'dataset', 'More');
SELECT register_model('M', model_metadata('{"benchmark_id": "b"}'), id => 'm', eval_dataset_artifact_id => 'd',
                      created_by => 'ada');
SELECT results_eq(
    $$SELECT metrics, benchmark_id, dataset_artifact_id, dataset_name, evaluator FROM model_evaluations$$,
    $$VALUES ('{"top1": 80.4}'::jsonb, 'b', 'd', 'ImageNet-1k validation', 'ada')$$,
    'register_model() makes the first evaluation, with its data set');
SELECT insert_legacy('old', model_metadata('{"evaluation_metrics": {"auc": 0.9}}'));
SELECT backfill_model('old');
SELECT results_eq($$SELECT metrics FROM model_evaluations WHERE artifact_id = 'old'$$, ARRAY['{"auc": 0.9}'::jsonb],
    'backfill_model() makes the first evaluation of a legacy model');

UPDATE model_versions SET eval_metrics_json = '{"top1": 81}' WHERE artifact_id = 'm';
SELECT is((SELECT count(*) FROM model_evaluations WHERE artifact_id = 'm'), 2::bigint,
    'UPDATE of eval_metrics_json adds an evaluation');
UPDATE artifacts SET metadata = metadata || '{"evaluation_metrics": {"top1": 82}}' WHERE id = 'm';
SELECT is((SELECT count(*) FROM model_evaluations WHERE artifact_id = 'm'), 3::bigint,
    'UPDATE of metadata.evaluation_metrics adds an evaluation');
UPDATE artifacts SET metadata = metadata || '{"own": 1}' WHERE id = 'm';
UPDATE model_versions SET trained_by = 'bo' WHERE artifact_id = 'm';
SELECT is((SELECT count(*) FROM model_evaluations WHERE artifact_id = 'm'), 3::bigint,
    'UPDATE of something else adds no evaluation');
SELECT pg_temp.shown_is_newest('a model shows its newest evaluation after plain UPDATEs');

UPDATE model_versions SET benchmark_id = 'c' WHERE artifact_id = 'm';
SELECT is(metrics, '{"top1": 82}', 'UPDATE of benchmark_id states the metrics for a benchmark without evaluations')
  FROM newest_evaluation('m', 'c');
SELECT record_evaluation('m', '{"top1": 7}', benchmark_id => 'other');
UPDATE artifacts SET metadata = metadata || '{"benchmark_id": "other"}' WHERE id = 'm';
SELECT is(eval_metrics_json, '{"top1": 7}',
    'UPDATE of benchmark_id shows the metrics of a benchmark that has evaluations')
  FROM model_versions WHERE artifact_id = 'm';
SELECT is((SELECT count(*) FROM model_evaluations WHERE benchmark_id = 'other'), 1::bigint,
    'UPDATE of benchmark_id invents no evaluation of a benchmark that has evaluations');
UPDATE model_versions SET benchmark_id = NULL WHERE artifact_id = 'm';
SELECT is(eval_metrics_json, '{"top1": 7}', 'UPDATE of benchmark_id to NULL keeps the metrics')
  FROM model_versions WHERE artifact_id = 'm';
SELECT pg_temp.shown_is_newest('a model shows its newest evaluation after its benchmark changed');

UPDATE model_versions SET eval_dataset_artifact_id = 'e' WHERE artifact_id = 'm';
SELECT is((SELECT dataset_artifact_id FROM newest_evaluation('m', NULL)), 'e',
    'UPDATE of eval_dataset_artifact_id to another data set adds an evaluation');
SELECT link_model('m', 'evaluated_on', 'd'), unlink_model('m', 'evaluated_on', 'e');
SELECT results_eq(
    $$SELECT eval_dataset_artifact_id, n.dataset_artifact_id
        FROM model_versions AS v, newest_evaluation('m', NULL) AS n WHERE v.artifact_id = 'm'$$,
    $$VALUES ('d', 'e')$$, 'unlink_model() of the first evaluated_on invents no evaluation on the next');
SELECT results_eq(
    $$SELECT event_type FROM model_events WHERE artifact_id = 'm' ORDER BY event_id DESC LIMIT 1$$,
    ARRAY['evaluated'], 'unlink_model() records that another data set is shown');
SELECT unlink_model('m', 'evaluated_on', 'd'), link_model('m', 'evaluated_on', 'd');
SELECT is((SELECT dataset_artifact_id FROM newest_evaluation('m', NULL)), 'e',
    'link_model() invents no evaluation on another data set than the one that was measured');
UPDATE artifacts SET metadata = metadata || '{"evaluation_metrics": null,
    "held_for_review": ["evaluation_metrics"]}' WHERE id = 'm';
SELECT pg_temp.shown_is_newest('a model whose metrics are taken back shows none');
SELECT is_empty($$SELECT FROM model_metrics WHERE artifact_id = 'm' AND benchmark_id IS NULL$$,
    'metrics that are taken back are not in model_metrics');
UPDATE model_versions SET eval_metrics_json = '{"top1": 1}' WHERE artifact_id = 'm';
SELECT pg_temp.shown_is_newest('a model shows its newest evaluation after metrics were taken back');

SELECT register_model('H', model_metadata('{"evaluation_dataset": null,
                      "held_for_review": ["evaluation_dataset"]}'), id => 'h');
SELECT resolve_review(review_id, 'ImageNet') FROM model_reviews WHERE artifact_id = 'h';
SELECT results_eq($$SELECT dataset_name, dataset FROM model_evaluations JOIN model_metrics USING (evaluation_id)
                     WHERE model_evaluations.artifact_id = 'h'$$, $$VALUES ('ImageNet', 'ImageNet')$$,
    'an evaluation takes the name of its data set when the review of it is resolved');

SELECT finish();

ROLLBACK;
