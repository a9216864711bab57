BEGIN;

SELECT plan(17);

SELECT has_function(:'registry_schema', 'promote_model', ARRAY['text', 'text', 'text'],
    'promote_model(artifact_id, note, actor) is there');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('M', model_metadata(), id => 'm3', new_version_of => 'm1'),
       register_model('Other', model_metadata(), id => 'other');

CREATE TEMPORARY VIEW state AS
SELECT id, is_latest, lifecycle_state, superseded_by, promotion_state
  FROM artifacts JOIN model_versions ON artifact_id = id WHERE lineage_id = 'm1' ORDER BY id;

SELECT is(promote_model('other'), NULL, 'nobody loses the place in another lineage');
SELECT is(promote_model('m2', 'best on the benchmark', 'ada'), NULL,
    'nobody loses a place that was free');
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', false, 'candidate', NULL::text, 'candidate'),
             ('m2', true,  'active',    NULL,       'promoted'),
             ('m3', false, 'candidate', NULL,       'candidate')$$,
    'the promoted version is active and the only latest one');
SELECT results_eq($$SELECT promotion_notes FROM model_versions WHERE artifact_id = 'm2'$$,
    ARRAY['best on the benchmark'], 'the note says why');
SELECT results_eq(
    $$SELECT event_type, actor, before, after, note FROM model_events
       WHERE artifact_id = 'm2' AND event_type <> 'registered'$$,
    $$VALUES ('promoted', 'ada', '{"promotion_state": "candidate"}'::jsonb,
              '{"promotion_state": "promoted"}'::jsonb, 'best on the benchmark')$$,
    'the history says who');

SELECT is(promote_model('m3'), 'm2', 'it returns who lost the place');
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', false, 'candidate',  NULL::text, 'candidate'),
             ('m2', false, 'superseded', 'm3',       'superseded'),
             ('m3', true,  'active',     NULL,       'promoted')$$,
    'the one before is superseded by the new one');

SELECT is(promote_model('m2', 'm3 fails on long input', 'bob'), 'm3', 'roll-back');
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', false, 'candidate',  NULL::text, 'candidate'),
             ('m2', true,  'active',     NULL,       'promoted'),
             ('m3', false, 'superseded', 'm2',       'superseded')$$,
    'gives the place back');
SELECT results_eq(
    $$SELECT artifact_id, event_type FROM model_events
       WHERE lineage_id = 'm1' AND event_type <> 'registered' ORDER BY occurred_at$$,
    $$VALUES ('m2', 'promoted'), ('m2', 'superseded'), ('m3', 'promoted'), ('m3', 'superseded'),
             ('m2', 'rolled_back')$$, 'the history tells it in order');

SELECT is(promote_model('m2', 'again', 'eve'), NULL, 'promoting the promoted one changes nothing');
SELECT is((SELECT count(*) FROM model_events WHERE actor = 'eve'), 0::bigint, 'and is no event');
SELECT is(promotion_state, 'promoted', 'other lineages are left alone')
  FROM model_versions WHERE artifact_id = 'other';

SELECT refused($$SELECT promote_model('nowhere')$$, '23503', ARRAY['"nowhere"'], 'an unknown version');
SELECT reject_model('m1', 'weak');
SELECT refused($$SELECT promote_model('m1')$$, 'MR001', ARRAY['"m1"', 'from rejected to promoted'],
    'a rejected version');
SELECT is(promotion_state, 'promoted', 'a refusal leaves the holder its place')
  FROM model_versions WHERE artifact_id = 'm2';

SELECT finish();

ROLLBACK;
