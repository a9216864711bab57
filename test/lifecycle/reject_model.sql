BEGIN;

SELECT plan(15);

SELECT has_function(:'registry_schema', name, ARRAY['text', 'text', 'text'],
                    name || '(artifact_id, note, actor) is there')
  FROM (VALUES ('reject_model'), ('reopen_model')) AS _ (name);

SELECT register_model('M', model_metadata(), id => 'm');

SELECT refused($$SELECT reject_model('m', NULL)$$, 'MR002', ARRAY['"m"', 'NULL'],
    'a rejection needs a note');
SELECT refused($$SELECT reject_model('m', '  ')$$, 'MR002', ARRAY['"m"'], 'that says something');
SELECT refused($$SELECT reopen_model('m', 'never rejected')$$, 'MR001', ARRAY['"m"'],
    'a candidate is not reopened');

SELECT lives_ok($$SELECT reject_model('m', 'worse than the baseline', 'ada')$$,
    'a candidate is rejected');
SELECT results_eq(
    $$SELECT is_latest, lifecycle_state, promotion_state, promotion_notes
        FROM artifacts JOIN model_versions ON artifact_id = id WHERE id = 'm'$$,
    $$VALUES (true, 'rejected', 'rejected', 'worse than the baseline')$$,
    'is_latest stays as it was');
SELECT refused($$SELECT reject_model('m', 'again')$$, 'MR001', ARRAY['"m"'], 'it is rejected once');
SELECT refused($$SELECT reopen_model('m', '')$$, 'MR002', ARRAY['"m"', 'reopening'],
    'reopening needs a note too');

SELECT lives_ok($$SELECT reopen_model('m', 'the baseline was wrong', 'bob')$$, 'it is reopened');
SELECT is(promotion_state, 'candidate', 'and a candidate again')
  FROM model_versions WHERE artifact_id = 'm';
SELECT results_eq(
    $$SELECT event_type, actor, note FROM model_events
       WHERE artifact_id = 'm' AND event_type <> 'registered' ORDER BY occurred_at$$,
    $$VALUES ('rejected', 'ada', 'worse than the baseline'),
             ('reopened', 'bob', 'the baseline was wrong')$$, 'the history knows both');

SELECT lives_ok($$SELECT reject_model('m', 'unclear'), reopen_model('m', 'unclear')$$,
    'the same note will do for both');

SELECT promote_model('m');
SELECT refused($$SELECT reject_model('m', 'too late')$$, 'MR001', ARRAY['from promoted to rejected'],
    'a promoted version is not rejected');
SELECT refused($$SELECT reject_model('nowhere', 'x')$$, '23503', ARRAY['"nowhere"'],
    'an unknown version');

SELECT finish();

ROLLBACK;
