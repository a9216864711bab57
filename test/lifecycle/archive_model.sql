BEGIN;

SELECT plan(17);

SELECT has_function(:'registry_schema', name, ARRAY['text', 'text', 'text'],
                    name || '(artifact_id, note, actor) exists')
  FROM (VALUES ('archive_model'), ('restore_model')) AS _ (name);

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');
CREATE TEMPORARY VIEW event AS
SELECT event_type, actor, note FROM model_events
 WHERE artifact_id = 'm1' AND event_type IN ('archived', 'restored') ORDER BY occurred_at;

SELECT lives_ok($$SELECT archive_model('m1', 'an old recipe', 'ada')$$,
    'archive_model() accepts a candidate');
SELECT is(v.archived_at, e.occurred_at, 'archive_model() writes the time of its event')
  FROM model_versions AS v JOIN model_events AS e USING (artifact_id)
 WHERE e.event_type = 'archived';
SELECT results_eq(
    $$SELECT is_latest, lifecycle_state, promotion_state
        FROM artifacts JOIN model_versions ON artifact_id = id WHERE id = 'm1'$$,
    $$VALUES (true, 'candidate', 'candidate')$$,
    'archive_model() leaves the state of the version as it is');
SELECT lives_ok($$SELECT archive_model('m1', 'again', 'eve')$$,
    'archive_model() accepts an archived version');
SELECT results_eq('SELECT * FROM event', $$VALUES ('archived', 'ada', 'an old recipe')$$,
    'archive_model() adds one event, none for an archived version');
SELECT refused($$SELECT promote_model('m1')$$, 'MR012', ARRAY['"m1"'],
    'promote_model() refuses an archived version');

SELECT lives_ok($$SELECT restore_model('m1', 'needed again', 'bob')$$,
    'restore_model() accepts an archived version');
SELECT is(archived_at, NULL, 'restore_model() clears archived_at')
  FROM model_versions WHERE artifact_id = 'm1';
SELECT lives_ok($$SELECT restore_model('m1', 'again', 'eve')$$,
    'restore_model() accepts a version that is not archived');
SELECT results_eq('SELECT * FROM event',
    $$VALUES ('archived', 'ada', 'an old recipe'), ('restored', 'bob', 'needed again')$$,
    'restore_model() adds one event, none for a version that is not archived');

SELECT promote_model('m1');
SELECT refused($$SELECT archive_model('m1')$$, 'MR012', ARRAY['"m1"', 'in use'],
    'archive_model() refuses the promoted version');
SELECT throws_ok($$UPDATE model_versions SET archived_at = now() WHERE artifact_id = 'm1'$$,
    '23514', NULL, 'UPDATE of model_versions.archived_at of the promoted version is refused');
SELECT promote_model('m2');
SELECT lives_ok($$SELECT archive_model('m1')$$, 'archive_model() accepts a superseded version');
SELECT refused($$SELECT archive_model('nowhere')$$, '23503', ARRAY['"nowhere"'],
    'archive_model() refuses an unknown version');
SELECT refused($$SELECT restore_model('nowhere')$$, '23503', ARRAY['"nowhere"'],
    'restore_model() refuses an unknown version');

SELECT finish();

ROLLBACK;
