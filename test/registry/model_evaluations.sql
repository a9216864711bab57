BEGIN;

SELECT plan(14);

SELECT has_table('model_evaluations');
SELECT has_trigger(:'registry_schema', 'model_evaluations', t, format('model_evaluations has trigger %s', t))
  FROM unnest(ARRAY['model_evaluations_20_forbid_change', 'model_evaluations_20_forbid_delete',
                    'model_evaluations_20_forbid_truncate']) AS t;

SELECT register_model('M', model_metadata(), id => 'm');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells'), ('e', 'dataset', 'More');
INSERT INTO model_evaluations (artifact_id, benchmark_id, metrics, evaluated_at, evaluator)
VALUES ('m', 'b', '{"f1": 0.5}', '2026-01-01', 'ada');

SELECT lives_ok($$UPDATE model_evaluations SET dataset_artifact_id = 'd', dataset_name = 'Cells'
                   WHERE benchmark_id = 'b'$$,
    'model_evaluations takes the data set of an evaluation that named none');
SELECT refused('UPDATE model_evaluations SET ' || setting || ' WHERE benchmark_id = ''b''', 'MR004',
               ARRAY['"m"'], 'UPDATE of model_evaluations is refused: ' || setting)
  FROM unnest(ARRAY['dataset_artifact_id = ''e''', 'dataset_name = NULL', 'metrics = ''{"f1": 0.9}''',
                    'evaluated_at = now()']) AS setting;
SELECT refused('DELETE FROM model_evaluations', 'MR004', ARRAY['"m"'],
    'DELETE from model_evaluations is refused while the artifact exists');
SELECT refused('TRUNCATE model_evaluations', 'MR004', ARRAY['TRUNCATE'],
    'TRUNCATE of model_evaluations is refused');
SELECT throws_ok($$INSERT INTO model_evaluations (artifact_id, metrics, evaluated_at, evaluator)
                   VALUES ('m', '[1]', now(), 'ada')$$, '23514', NULL,
    'model_evaluations refuses metrics that are no object');
SELECT throws_ok($$INSERT INTO model_evaluations (artifact_id, metrics, evaluated_at, evaluator)
                   VALUES ('d', '{"f1": 1}', now(), 'ada')$$, '23503', NULL,
    'model_evaluations refuses an artifact that is no model');
DELETE FROM artifacts WHERE id = 'm';
SELECT is_empty('TABLE model_evaluations', 'model_evaluations loses the rows of a deleted artifact');

SELECT finish();

ROLLBACK;
