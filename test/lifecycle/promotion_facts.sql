BEGIN;

SELECT plan(9);

SELECT has_function(:'registry_schema', name, arguments, name || '() exists')
  FROM (VALUES
    ('newest_number',   ARRAY['text', 'text', 'text', 'text', 'bigint']),
    ('version_to_beat', ARRAY['text'])
  ) AS _ (name, arguments);

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');
SELECT record_evaluation('m1', '{"f1": 1}', 'D', 'test'),
       record_evaluation('m1', '{"f1": 2}', 'D', 'train'),
       record_evaluation('m1', '{"f1": 3}', 'E', benchmark_id => 'b');
SELECT record_evaluation('m2', '{"f1": {"value": 5, "ci_low": 4, "ci_high": 6}}', 'D', 'test') AS id
\gset
SELECT is(value, 2::numeric, 'newest_number() returns the newest number without a benchmark')
  FROM newest_number('m1', 'f1', NULL, NULL, NULL);
SELECT is(value, 3::numeric, 'newest_number() returns the newest number of a benchmark')
  FROM newest_number('m1', 'f1', NULL, 'b', NULL);
SELECT is(value, 3::numeric, 'newest_number() returns the newest number of a data set')
  FROM newest_number('m1', 'f1', 'E', NULL, NULL);
SELECT is(value, 1::numeric,
    'newest_number() returns the number of the same split, to compare with an evaluation')
  FROM newest_number('m1', 'f1', NULL, NULL, :id);
SELECT results_eq($$SELECT value, ci_low, ci_high FROM newest_number('m2', 'f1', 'D', NULL, NULL)$$,
    'VALUES (5::numeric, 4::numeric, 6::numeric)', 'newest_number() returns the interval');

SELECT promote_model('m1');
SELECT is(version_to_beat('m2'), 'm1', 'version_to_beat() returns the promoted version');
UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm1';
SELECT is(version_to_beat('m2'), 'm1',
    'version_to_beat() returns a version that was superseded alone');

SELECT finish();

ROLLBACK;
