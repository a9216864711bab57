BEGIN;

SELECT plan(19);

SELECT has_function(:'registry_schema', 'evaluate_promotion', ARRAY['text'],
    'evaluate_promotion(artifact_id) exists');

SELECT register_model('M', model_metadata('{"benchmark_id": "b", "evaluation_metrics":
                           {"f1": 0.80, "loss": 2}}'), id => 'm1');
SELECT register_model('M', model_metadata('{"benchmark_id": "b", "evaluation_metrics":
                           {"f1": 0.84, "loss": 1, "latency": 7}}'), id => 'm2',
                      new_version_of => 'm1');
SELECT is_empty($$SELECT * FROM evaluate_promotion('m2')$$,
    'evaluate_promotion() returns no row without a policy');
SELECT set_promotion_policy('family', 'resnet', 'f1', 'higher', 0.05);
SELECT results_eq($$SELECT * FROM evaluate_promotion('m2')$$,
    $$VALUES ('gain: f1', 0.84, NULL::numeric, NULL::numeric, 0.05, true)$$,
    'evaluate_promotion() takes any number for a gain without a promoted version');
SELECT promote_model('m1');
SELECT results_eq($$SELECT * FROM evaluate_promotion('m2')$$,
    $$VALUES ('gain: f1', 0.84, 0.80, 0.04, 0.05, false)$$,
    'evaluate_promotion() compares the gain with the threshold of the policy of the family');
SELECT set_promotion_policy('benchmark', 'b', 'loss', 'lower', 0.5);
SELECT results_eq($$SELECT * FROM evaluate_promotion('m2')$$,
    $$VALUES ('gain: loss', 1::numeric, 2::numeric, 1::numeric, 0.5, true)$$,
    'evaluate_promotion() prefers the policy of the benchmark, where lower may be better');
SELECT set_promotion_policy('lineage', 'm1', floors =>
    '{"latency": {"at_most": 5}, "f1": {"at_least": 0.7}, "x": {"at_least": 0}}',
    requires => '{code_pin,files,no_open_review}', dataset => 'D');
SELECT results_eq($$SELECT * FROM evaluate_promotion('m2')$$,
    $$VALUES ('at_least: f1', NULL::numeric, NULL::numeric, NULL::numeric, 0.7, false),
             ('at_most: latency', NULL, NULL, NULL, 5, false),
             ('at_least: x', NULL, NULL, NULL, 0, false),
             ('code_pin', 0, NULL, NULL, 1, false),
             ('files', 0, NULL, NULL, 1, false),
             ('no_open_review', 0, NULL, NULL, 0, true),
             ('evaluation_on_dataset', 0, NULL, NULL, 1, false)$$,
    'evaluate_promotion() prefers the policy of the lineage, counts its data set only');
SELECT record_evaluation('m2', '{"f1": 0.7, "latency": 5, "x": 0}', 'D', benchmark_id => 'other');
UPDATE model_versions SET code_repo_url = 'https://c.example', code_commit_sha = repeat('a', 40)
 WHERE artifact_id = 'm2';
SELECT is(string_agg(rule, ', '), 'files',
    'evaluate_promotion() passes floors that are just met, and waits for files')
  FROM evaluate_promotion('m2') WHERE NOT passed;
SELECT add_model_files('m2', jsonb_build_array(jsonb_build_object(
    'path', 'weights', 'sha256', repeat('a', 64), 'size_bytes', 1)));
SELECT is(bool_and(passed), true, 'evaluate_promotion() passes a version that has a file')
  FROM evaluate_promotion('m2');
UPDATE artifacts SET metadata = metadata || '{"framework": null, "held_for_review": ["framework"]}'
 WHERE id = 'm2';
SELECT results_eq($$SELECT candidate, passed FROM evaluate_promotion('m2')
                     WHERE rule = 'no_open_review'$$, 'VALUES (1::numeric, false)',
    'evaluate_promotion() counts the fields that are held for review');

-- Intervals: the holder has 0.80 in [0.78, 0.82]
SELECT set_promotion_policy('lineage', 'm1', 'f1', 'higher', dataset => 'E');
SELECT record_evaluation('m1', '{"f1": {"value": 0.80, "ci_low": 0.78, "ci_high": 0.82}}', 'E');
CREATE FUNCTION pg_temp.gain(metrics jsonb)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM record_evaluation('m2', metrics, 'E');
    RETURN (SELECT passed FROM evaluate_promotion('m2') WHERE rule = 'gain: f1');
END
$$;
SELECT is(pg_temp.gain(metrics::jsonb), verdict,
          'evaluate_promotion() of a gain: ' || what)
  FROM (VALUES
    ('{"f1": 0.83}', true, 'a number above the interval of the holder'),
    ('{"f1": 0.82}', false, 'a number at the end of the interval of the holder'),
    ('{"f1": {"value": 0.85, "ci_low": 0.81, "ci_high": 0.89}}', false, 'intervals that overlap'),
    ('{"f1": {"value": 0.85, "ci_low": 0.83, "ci_high": 0.87}}', true, 'intervals apart'),
    ('{"f1": 0.80}', false, 'an equal number')
  ) AS _ (metrics, verdict, what);
SELECT set_promotion_policy('lineage', 'm1', 'f1', 'higher', -0.01, dataset => 'E');
SELECT is(pg_temp.gain('{"f1": 0.79}'), true,
    'evaluate_promotion() lets a version be worse by a gain below 0');
SELECT is(pg_temp.gain('{"f1": 0.78}'), false,
    'evaluate_promotion() does not let a version be worse by more than that');
SELECT set_promotion_policy('lineage', 'm1', 'g', 'higher', dataset => 'E');
SELECT record_evaluation('m2', '{"g": 9}', 'E');
SELECT is(passed, false, 'evaluate_promotion() takes no gain on what the holder has no number for')
  FROM evaluate_promotion('m2') WHERE rule = 'gain: g';
SELECT results_eq($$SELECT rule, holder, passed FROM evaluate_promotion('m1') WHERE rule = 'gain: g'$$,
    $$VALUES ('gain: g', NULL::numeric, false)$$,
    'evaluate_promotion() of the promoted version compares it with none');
SELECT refused($$SELECT * FROM evaluate_promotion('nowhere')$$, '23503', ARRAY['"nowhere"'],
    'evaluate_promotion() refuses an unknown version');

SELECT finish();

ROLLBACK;
