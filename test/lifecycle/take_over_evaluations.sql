BEGIN;

SELECT plan(15);

SELECT has_function(:'registry_schema', name, args::text[], name || '() exists')
  FROM (VALUES ('require_dated_evaluations', '{text,jsonb}'),
               ('take_over_evaluation', '{text,jsonb,bigint,text}'),
               ('take_over_evaluations', '{text,jsonb,text}')) AS _ (name, args);

CREATE FUNCTION pg_temp.take_over(id text, evaluations jsonb, more jsonb DEFAULT '{}')
RETURNS text
LANGUAGE sql
AS $$
    SELECT artifact_id FROM import_model(jsonb_build_object(
        'id', id, 'title', 'M', 'evaluations', evaluations, 'metadata',
        model_metadata('{"evaluation_metrics": {"f1": 0.5}, "evaluation_dataset": "D"}') || more))
$$;
CREATE TEMPORARY VIEW state AS
SELECT artifact_id AS id, metrics->>'f1' AS f1, dataset_artifact_id, dataset_name, split,
       benchmark_id, extract(year FROM evaluated_at)::integer AS year, evaluator
  FROM model_evaluations;
INSERT INTO artifacts (id, artifact_type, title, metadata) VALUES ('d', 'dataset', 'Data', '{}');

SELECT pg_temp.take_over('m', '[
    {"metrics": {"f1": 0.4}, "evaluated_at": "2020-01-01T00:00:00+00", "evaluator": "a"},
    {"metrics": {"f1": 0.9}, "evaluated_at": "2021-01-01T00:00:00+00", "benchmark_id": "glue"},
    {"metrics": {"f1": 0.5}, "evaluated_at": "2022-01-01T00:00:00+00", "evaluator": "b",
     "dataset": "d", "dataset_name": "Named", "split": "test"}]');
SELECT results_eq($$SELECT * FROM state WHERE id = 'm' ORDER BY year$$,
    format($$VALUES ('m', '0.4', NULL::text, NULL::text, NULL::text, NULL::text, 2020, 'a'),
                    ('m', '0.9', NULL, NULL, NULL, 'glue', 2021, %L),
                    ('m', '0.5', 'd', 'Named', 'test', NULL, 2022, 'b')$$, session_user),
    'take_over_evaluations() keeps times, and has what metadata states once');
SELECT is(metadata, model_metadata('{"evaluation_metrics": {"f1": 0.5}, "evaluation_dataset": "D"}'),
    'take_over_evaluations() leaves metadata as it is') FROM artifacts WHERE id = 'm';
SELECT results_eq(
    $$SELECT m.value, e.evaluated_at = m.evaluated_at FROM model_metrics AS m
        JOIN model_evaluations AS e USING (evaluation_id) WHERE m.artifact_id = 'm' ORDER BY 1$$,
    $$VALUES (0.4, true), (0.5, true), (0.9, true)$$,
    'take_over_evaluations() leaves a row of model_metrics per number');
SELECT is(pg_temp.take_over('m', '[{"metrics": {"f1": 0.4}}]'), 'm',
    'take_over_evaluations() is not called for a known line');

-- At one instant the last one is the newest.
SELECT pg_temp.take_over('tie', '[
    {"metrics": {"f1": 0.4}, "evaluated_at": "2020-01-01T00:00:00+00"},
    {"metrics": {"f1": 0.5}, "evaluated_at": "2020-01-01T00:00:00+00"}]');
SELECT is((newest_evaluation('tie', NULL)).metrics, '{"f1": 0.5}',
    'take_over_evaluations() keeps the order of evaluations of one instant');

-- What metadata states is newer than all that has a time.
SELECT pg_temp.take_over('other',
    '[{"metrics": {"f1": 0.4}, "evaluated_at": "2020-01-01T00:00:00+00"}]');
SELECT results_eq($$SELECT f1 FROM state WHERE id = 'other' ORDER BY year$$, ARRAY['0.4', '0.5'],
    'take_over_evaluations() keeps what metadata states beside others');
SELECT pg_temp.take_over('undated', '[{"metrics": {"f1": 0.5}, "dataset": "D"},
                                      {"metrics": {"f1": 0.6}}]');
SELECT results_eq($$SELECT f1 FROM state WHERE id = 'undated' ORDER BY f1$$, ARRAY['0.5', '0.6'],
    'take_over_evaluations() records what has no time as record_evaluation() does');

-- Taken back.
SELECT pg_temp.take_over('back', '[
    {"metrics": {"f1": 0.5}, "evaluated_at": "2020-01-01T00:00:00+00"},
    {"metrics": null, "evaluated_at": "2021-01-01T00:00:00+00"}]',
    '{"evaluation_metrics": null, "held_for_review": ["evaluation_metrics"]}');
SELECT results_eq($$SELECT f1, year FROM state WHERE id = 'back' ORDER BY year$$,
    $$VALUES ('0.5', 2020), (NULL, 2021)$$, 'take_over_evaluations() keeps what was taken back');
SELECT is_empty($$SELECT FROM model_metrics WHERE artifact_id = 'back'$$,
    'take_over_evaluations() ranks nothing that was taken back');

SELECT refused($$SELECT pg_temp.take_over('x', '{}')$$, '22023', ARRAY['"x"'],
    'take_over_evaluations() refuses what is no array');
SELECT refused($$SELECT pg_temp.take_over('x', '[{"metrics": {"f1": 1}, "colour": "red"}]')$$,
    '22023', ARRAY['"x"', 'red'], 'take_over_evaluations() refuses an unknown key');
SELECT refused($$SELECT pg_temp.take_over('x', '[{"metrics": {"f1": 1}, "evaluated_at": "9999-01-01"}]')$$,
    '22023', ARRAY['"x"', 'future'], 'take_over_evaluations() refuses a time in the future');

SELECT finish();

ROLLBACK;
