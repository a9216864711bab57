BEGIN;

SELECT plan(14);

SELECT has_function(:'registry_schema', 'require_promotion_policy', ARRAY['text', 'boolean'],
    'require_promotion_policy(artifact_id, force) exists');

SELECT register_model('M', model_metadata('{"evaluation_metrics": {"f1": 0.8}}'), id => 'm1');
SELECT register_model('M', model_metadata('{"evaluation_metrics": {"f1": 0.7}}'), id => 'm2',
                      new_version_of => 'm1');
SELECT promote_model('m1');
SELECT is(require_promotion_policy('m2', false), NULL,
    'require_promotion_policy() returns NULL without a policy');
SELECT set_promotion_policy('family', 'resnet', 'f1', 'higher');
SELECT is(require_promotion_policy('m2', true),
    '[{"rule": "gain: f1", "candidate": 0.7, "holder": 0.8, "delta": -0.1, "threshold": 0}]'::jsonb,
    'require_promotion_policy() returns the rules that are waived');

SELECT refused($$SELECT promote_model('m2')$$, 'MR011', ARRAY['"m2"',
    'gain: f1: candidate 0.7, holder 0.8, delta -0.1, threshold 0'],
    'promote_model() refuses a candidate that does not meet its policy');
SELECT is(promotion_state, 'promoted', 'promote_model() leaves the holder where it refuses')
  FROM model_versions WHERE artifact_id = 'm1';
UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm1';
SELECT refused($$UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm2'$$,
    'MR011', ARRAY['"m2"', 'gain: f1: candidate 0.7, holder 0.8'],
    'a plain UPDATE to promoted is held to the policy, and to the version it replaces');
SELECT refused($$SELECT promote_model('m2')$$, 'MR011', ARRAY['holder 0.8'],
    'promote_model() compares with a holder that was superseded alone');
SELECT lives_ok($$UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm1'$$,
    'a roll-back by a plain UPDATE is not held to a policy');

SELECT refused($$SELECT promote_model('m2', force => true)$$, 'MR002', ARRAY['"m2"', 'NULL'],
    'promote_model() by force needs a note');
SELECT is(promote_model('m2', 'm1 leaks', 'ada', true), 'm1',
    'promote_model() by force promotes all the same');
SELECT is(after->'waived',
    '[{"rule": "gain: f1", "candidate": 0.7, "holder": 0.8, "delta": -0.1, "threshold": 0}]'::jsonb,
    'promote_model() by force records what was waived')
  FROM model_events WHERE artifact_id = 'm2' AND event_type = 'promoted';
SELECT lives_ok($$SELECT rollback_model('m2')$$, 'rollback_model() is not held to a policy');

SELECT register_model('M', model_metadata('{"evaluation_metrics": {"f1": 0.9}}'), id => 'm3',
                      new_version_of => 'm1');
SELECT is(promote_model('m3'), 'm1', 'promote_model() accepts a candidate that meets its policy');
SELECT is(after, '{"promotion_state": "promoted"}'::jsonb,
    'promote_model() records nothing as waived where the policy is met')
  FROM model_events WHERE artifact_id = 'm3' AND event_type = 'promoted';
SELECT is(verify_history('m1'), NULL, 'verify_history() accepts the event of a promotion by force');

SELECT finish();

ROLLBACK;
