BEGIN;

SELECT plan(8);

SELECT has_trigger(:'registry_schema', 'model_evaluations', 'model_evaluations_40_record',
    'model_evaluations has trigger model_evaluations_40_record');

CREATE FUNCTION pg_temp.recorded(id text)
RETURNS bigint[]
LANGUAGE sql
AS $$
    SELECT array_agg((after->>'evaluation_id')::bigint ORDER BY lineage_event_number)
      FROM model_events WHERE artifact_id = id AND event_type = 'evaluated' AND after ? 'evaluation_id'
$$;
CREATE FUNCTION pg_temp.added(id text)
RETURNS bigint[]
LANGUAGE sql
AS $$
    SELECT array_agg(evaluation_id ORDER BY evaluation_id)
      FROM model_evaluations WHERE artifact_id = id AND actor IS NOT NULL
$$;

SELECT register_model('M', model_metadata('{"benchmark_id": "b"}'), id => 'm');
SELECT is(pg_temp.recorded('m'), NULL, 'register_model() adds no event evaluated beside registered');
INSERT INTO model_evaluations (artifact_id, metrics, benchmark_id, split, dataset_name, evaluated_at, evaluator)
VALUES ('m', '{"f1": 1}', 'b', 'test', 'Cells', '2026-01-01 00:00:00+00', 'harness'),
       ('m', '{"f1": 2}', 'b', NULL, NULL, clock_timestamp(), 'harness');
SELECT results_eq(
    $$SELECT actor, after->'metrics', after->'benchmark_id', after->>'split', after->>'dataset',
             (after->>'evaluated_at')::timestamptz
        FROM model_events WHERE artifact_id = 'm' AND event_type = 'evaluated' AND after ? 'split'$$,
    format($$VALUES (%L, '{"f1": 1}'::jsonb, '"b"'::jsonb, 'test', 'Cells',
                     '2026-01-01 00:00:00+00'::timestamptz)$$, session_user),
    'INSERT into model_evaluations adds an event that says what was measured');
SELECT is(pg_temp.recorded('m'), pg_temp.added('m'),
    'INSERT into model_evaluations adds an event for each row, whether it is shown or not');
UPDATE model_versions SET eval_metrics_json = '{"f1": 3}' WHERE artifact_id = 'm';
SELECT results_eq(
    $$SELECT before, after FROM model_events
       WHERE artifact_id = 'm' AND event_type = 'evaluated' AND NOT after ? 'evaluation_id'$$,
    $$VALUES ('{"eval_metrics_json": {"f1": 2}}'::jsonb, '{"eval_metrics_json": {"f1": 3}}'::jsonb)$$,
    'UPDATE of model_versions.eval_metrics_json adds one event evaluated');
SELECT record_evaluation('m', '{"f1": 4}', actor => ''), record_evaluation('m', '{"f1": 5}', actor => NULL);
SELECT is(pg_temp.recorded('m'), pg_temp.added('m'),
    'record_evaluation() adds one event, also where nobody is stated');
SELECT import_model('{"id": "i", "title": "M", "metadata": {"model_family": "x", "framework": "y",
    "parameter_count": 1, "training_data": "a", "evaluation_dataset": "b", "is_external": false,
    "evaluation_metrics": {"f1": 0.5}}, "evaluations": [
        {"metrics": {"f1": 0.4}, "evaluated_at": "2020-01-01T00:00:00+00"},
        {"metrics": {"f1": 0.5}, "evaluated_at": "2021-01-01T00:00:00+00"}]}');
SELECT is(pg_temp.recorded('i'), pg_temp.added('i'), 'import_model() adds one event for each evaluation');
SELECT is_empty($$SELECT FROM verify_history('m')$$, 'verify_history() finds the events of evaluations in their places');

SELECT finish();

ROLLBACK;
