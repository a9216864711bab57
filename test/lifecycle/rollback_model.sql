BEGIN;

SELECT plan(19);

SELECT has_function(:'registry_schema', 'rollback_model', ARRAY['text', 'text', 'text'],
    'rollback_model(artifact_id, note, actor) exists');
SELECT has_function(:'registry_schema', 'version_to_roll_back_to', ARRAY['text'],
    'version_to_roll_back_to(lineage_id) exists');

SELECT register_model('M', model_metadata(), id => 'm1');
SELECT register_model('M', model_metadata(), id => 'm' || n, new_version_of => 'm1')
  FROM generate_series(2, 5) AS n;

SELECT refused($$SELECT rollback_model('m1')$$, 'P0002', ARRAY['"m1"'],
    'rollback_model() refuses a lineage without a promotion');
SELECT promote_model('m1');
SELECT refused($$SELECT rollback_model('m1')$$, 'P0002', ARRAY['"m1"'],
    'rollback_model() refuses the first promoted version');
SELECT promote_model('m2'), promote_model('m3');
SELECT is(version_to_roll_back_to('m1'), 'm2',
    'version_to_roll_back_to() returns the version promoted before');
SELECT is(rollback_model('m5', 'm3 fails on long input', 'ada'), 'm2',
    'rollback_model() takes any version of the lineage, returns the one that is promoted now');
SELECT results_eq(
    $$SELECT artifact_id, event_type, actor, note FROM model_events
       WHERE lineage_id = 'm1' ORDER BY lineage_event_number DESC LIMIT 2$$,
    $$VALUES ('m2', 'rolled_back', 'ada', 'm3 fails on long input'),
             ('m3', 'superseded',  'ada', 'superseded by m2')$$,
    'rollback_model() adds the events of a roll-back with the actor, the note');
SELECT is(rollback_model('m1'), 'm1', 'rollback_model() called again goes one version further back');
SELECT refused($$SELECT rollback_model('m1')$$, 'P0002', ARRAY['"m1"'],
    'rollback_model() refuses where every earlier version was left');
SELECT is(promotion_state, 'promoted', 'rollback_model() changes nothing where it refuses')
  FROM model_versions WHERE artifact_id = 'm1';

SELECT promote_model('m4');
SELECT is(version_to_roll_back_to('m1'), 'm1',
    'version_to_roll_back_to() returns a version that was rolled back to, not the last promoted');
SELECT withdraw_model('m4', 'leaks names');
SELECT is(rollback_model('m4', 'leaks names'), 'm1',
    'rollback_model() after a withdrawal promotes the version before the withdrawn one');
SELECT reopen_model('m4', 'fixed');
SELECT promote_model('m2'), promote_model('m3'), promote_model('m4');
SELECT is(version_to_roll_back_to('m1'), 'm3',
    'version_to_roll_back_to() counts the last promotion of a version that was reopened');

-- What it passes over

SELECT archive_model('m3');
SELECT is(version_to_roll_back_to('m1'), 'm2',
    'version_to_roll_back_to() passes over an archived version');
SELECT restore_model('m3');
SELECT promote_model('m3'), withdraw_model('m3', 'weak'), promote_model('m5');
SELECT is(version_to_roll_back_to('m1'), 'm4',
    'version_to_roll_back_to() passes over a withdrawn version');
SELECT is(rollback_model('m1'), 'm4', 'rollback_model() passes over a withdrawn version');
DELETE FROM artifacts WHERE id = 'm5';
SELECT is(version_to_roll_back_to('m1'), 'm2',
    'version_to_roll_back_to() passes over a deleted version');
SELECT refused($$SELECT rollback_model('nowhere')$$, '23503', ARRAY['"nowhere"'],
    'rollback_model() refuses an unknown version');
SELECT register_model('Other', model_metadata(), id => 'other');
SELECT refused($$SELECT rollback_model('other')$$, 'P0002', ARRAY['"other"'],
    'rollback_model() finds no version of another lineage');

SELECT finish();

ROLLBACK;
