BEGIN;

SELECT plan(12);

SELECT has_function(:'registry_schema', 'change_promotion_state',
    ARRAY['text', 'text', 'text', 'text', 'text', 'jsonb'],
    'change_promotion_state(artifact_id, state, note, actor, replaced_by, waived) exists');
SELECT has_function(:'registry_schema', 'require_note', ARRAY['text', 'text', 'text'],
    'require_note(artifact_id, action, note) exists');

SELECT register_model('M', model_metadata(), id => 'm'),
       register_model('M', model_metadata(), id => 'n', new_version_of => 'm');
SELECT lives_ok($$SELECT change_promotion_state('m', 'promoted', 'best so far', 'ada', NULL, NULL)$$,
    'change_promotion_state() accepts a transition of the state machine');
SELECT results_eq(
    $$SELECT promotion_state, promotion_notes, replaced_by
        FROM model_versions WHERE artifact_id = 'm'$$,
    $$VALUES ('promoted', 'best so far', NULL::text)$$,
    'change_promotion_state() writes the state with its note');
SELECT results_eq(
    $$SELECT event_type, actor, recorded_by, before, after, note FROM model_events
       WHERE artifact_id = 'm' AND event_type <> 'registered'$$,
    $$VALUES ('promoted', 'ada', session_user::text COLLATE "default",
              '{"promotion_state": "candidate"}'::jsonb, '{"promotion_state": "promoted"}'::jsonb,
              'best so far')$$,
    'change_promotion_state() adds one event with the actor, the session user, the note');
SELECT is(promotion_event_id, (SELECT max(event_id) FROM model_events WHERE artifact_id = 'm'),
    'change_promotion_state() names the event in model_versions')
  FROM model_versions WHERE artifact_id = 'm';
SELECT change_promotion_state('m', 'superseded', 'n is better', 'ada', 'n', NULL);
SELECT results_eq(
    $$SELECT promotion_state, replaced_by, superseded_by, is_current, is_latest
        FROM model_versions JOIN artifacts ON id = artifact_id WHERE artifact_id = 'm'$$,
    $$VALUES ('superseded', 'n', 'n', false, false)$$,
    'change_promotion_state() writes the version that replaces a superseded one');

SELECT refused($$SELECT change_promotion_state('m', 'rejected', 'weak', 'ada', NULL, NULL)$$, 'MR001',
    ARRAY['"m"', 'from superseded to rejected'],
    'change_promotion_state() refuses a transition that is not allowed');
SELECT refused($$SELECT change_promotion_state('n', 'candidate', 'again', 'ada', NULL, NULL)$$, 'MR001',
    ARRAY['"n"', 'from candidate to candidate'],
    'change_promotion_state() refuses the state that the version has');
SELECT lives_ok($$SELECT require_note('m', 'rejecting', 'weak')$$, 'require_note() accepts a note');
SELECT refused($$SELECT require_note('m', 'rejecting', E' \n')$$, 'MR002',
    ARRAY['"m"', 'rejecting'], 'require_note() refuses a blank note');
SELECT refused($$SELECT require_note('m', 'rejecting', NULL)$$, 'MR002',
    ARRAY['"m"', 'NULL'], 'require_note() refuses NULL');

SELECT finish();

ROLLBACK;
