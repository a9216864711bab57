BEGIN;

SELECT plan(18);

SELECT has_function(:'registry_schema', name, ARRAY['text', 'text', 'text'],
                    name || '(artifact_id, note, actor) exists')
  FROM (VALUES ('reject_model'), ('reopen_model')) AS _ (name);

SELECT register_model('M', model_metadata(), id => 'm');

SELECT refused($$SELECT reject_model('m', NULL)$$, 'MR002', ARRAY['"m"', 'NULL'],
    'reject_model() refuses NULL as the note');
SELECT refused($$SELECT reject_model('m', '  ')$$, 'MR002', ARRAY['"m"'],
    'reject_model() refuses a blank note');
SELECT refused($$SELECT reopen_model('m', 'never rejected')$$, 'MR001', ARRAY['"m"'],
    'reopen_model() refuses a candidate');

SELECT lives_ok($$SELECT reject_model('m', 'worse than the baseline', 'ada')$$,
    'reject_model() accepts a candidate');
SELECT results_eq(
    $$SELECT is_latest, lifecycle_state, promotion_state, promotion_notes
        FROM artifacts JOIN model_versions ON artifact_id = id WHERE id = 'm'$$,
    $$VALUES (true, 'rejected', 'rejected', 'worse than the baseline')$$,
    'reject_model() writes the state with its note, leaves is_latest as it is');
SELECT refused($$SELECT reject_model('m', 'again')$$, 'MR001', ARRAY['"m"'],
    'reject_model() refuses a rejected version');
SELECT refused($$SELECT reopen_model('m', '')$$, 'MR002', ARRAY['"m"', 'reopening'],
    'reopen_model() refuses an empty note');

SELECT lives_ok($$SELECT reopen_model('m', 'the baseline was wrong', 'bob')$$,
    'reopen_model() accepts a rejected version');
SELECT results_eq(
    $$SELECT is_latest, lifecycle_state, promotion_state, promotion_notes
        FROM artifacts JOIN model_versions ON artifact_id = id WHERE id = 'm'$$,
    $$VALUES (true, 'candidate', 'candidate', 'the baseline was wrong')$$,
    'reopen_model() makes the version a candidate again with its note');
SELECT results_eq(
    $$SELECT event_type, actor, recorded_by, note FROM model_events
       WHERE artifact_id = 'm' AND event_type <> 'registered' ORDER BY lineage_event_number$$,
    $$VALUES ('rejected', 'ada', session_user::text COLLATE "default", 'worse than the baseline'),
             ('reopened', 'bob', session_user::text COLLATE "default", 'the baseline was wrong')$$,
    'reject_model() with reopen_model() adds one event each, with the actor, the note');

SELECT lives_ok($$SELECT reject_model('m', 'unclear')$$,
    'reject_model() accepts a version that was reopened');
SELECT lives_ok($$SELECT reopen_model('m', 'unclear')$$,
    'reopen_model() accepts the note of the rejection');
SELECT is(promotion_notes, 'unclear',
    'reopen_model() keeps a note that is the note of the rejection')
  FROM model_versions WHERE artifact_id = 'm';

SELECT promote_model('m');
SELECT refused($$SELECT reject_model('m', 'too late')$$, 'MR001',
    ARRAY['"m"', 'from promoted to rejected'],
    'reject_model() refuses a promoted version');
SELECT refused($$SELECT reject_model('nowhere', 'x')$$, '23503', ARRAY['"nowhere"'],
    'reject_model() refuses an unknown version');
SELECT refused($$SELECT reopen_model('nowhere', 'x')$$, '23503', ARRAY['"nowhere"'],
    'reopen_model() refuses an unknown version');

SELECT finish();

ROLLBACK;
