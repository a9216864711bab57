BEGIN;

SELECT plan(16);

SELECT has_function(:'registry_schema', 'withdraw_model', ARRAY['text', 'text', 'text'],
    'withdraw_model(artifact_id, note, actor) exists');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');
CREATE TEMPORARY VIEW state AS
SELECT id, promotion_state, is_latest, is_current, lifecycle_state, superseded_by
  FROM artifacts JOIN model_versions ON artifact_id = id WHERE lineage_id = 'm1' ORDER BY id;

SELECT refused($$SELECT withdraw_model('m1', 'weak')$$, 'MR001', ARRAY['"m1"', 'No version'],
    'withdraw_model() refuses a candidate of a lineage without a promoted version');
SELECT promote_model('m1'), promote_model('m2');
SELECT refused($$SELECT withdraw_model('m1', 'weak')$$, 'MR001', ARRAY['"m1"', '"m2"'],
    'withdraw_model() refuses a superseded version, naming the promoted one');
SELECT refused($$SELECT withdraw_model('m2', NULL)$$, 'MR002', ARRAY['"m2"', 'NULL'],
    'withdraw_model() refuses NULL as the note');
SELECT refused($$SELECT withdraw_model('m2', ' ')$$, 'MR002', ARRAY['"m2"', 'withdrawing'],
    'withdraw_model() refuses a blank note');
SELECT refused($$SELECT withdraw_model('nowhere', 'x')$$, '23503', ARRAY['"nowhere"'],
    'withdraw_model() refuses an unknown version');

SELECT lives_ok($$SELECT withdraw_model('m2', 'it leaks patient names', 'ada')$$,
    'withdraw_model() accepts the promoted version');
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', 'superseded', false, false, 'superseded', 'm2'),
             ('m2', 'rejected',   true,  true,  'rejected',   NULL)$$,
    'withdraw_model() rejects the version, leaves is_latest as it is');
SELECT results_eq(
    $$SELECT event_type, actor, before, after, note FROM model_events
       WHERE lineage_id = 'm1' ORDER BY lineage_event_number DESC LIMIT 1$$,
    $$VALUES ('withdrawn', 'ada', '{"promotion_state": "promoted"}'::jsonb,
              '{"promotion_state": "rejected"}'::jsonb, 'it leaks patient names')$$,
    'withdraw_model() adds one event with the actor, the note');
SELECT is(promoted_version_at('m1'), NULL,
    'promoted_version_at() returns NULL after withdraw_model()');
SELECT refused($$SELECT withdraw_model('m2', 'again')$$, 'MR001', ARRAY['"m2"'],
    'withdraw_model() refuses a version that is withdrawn already');
SELECT refused($$SELECT promote_model('m2')$$, 'MR001', ARRAY['from rejected to promoted'],
    'promote_model() refuses a withdrawn version');

SELECT reopen_model('m2', 'only the test set');
SELECT results_eq($$SELECT * FROM state WHERE id = 'm2'$$,
    $$VALUES ('m2', 'candidate', true, true, 'candidate', NULL::text)$$,
    'reopen_model() makes a withdrawn version a candidate');
SELECT lives_ok($$SELECT promote_model('m2')$$,
    'promote_model() accepts a withdrawn version that was reopened');
SELECT withdraw_model('m2', 'leaks names');
SELECT promote_model('m1');
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', 'promoted', true,  true,  'active',   NULL::text),
             ('m2', 'rejected', false, false, 'rejected', NULL)$$,
    'promote_model() after withdraw_model() moves is_latest to the promoted version');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'm2'$$,
    'DELETE of a withdrawn version is accepted');

SELECT finish();

ROLLBACK;
