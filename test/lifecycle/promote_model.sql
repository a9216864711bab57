BEGIN;

SELECT plan(24);

SELECT has_function(:'registry_schema', 'promote_model', ARRAY['text', 'text', 'text', 'boolean'],
    'promote_model(artifact_id, note, actor, force) exists');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('M', model_metadata(), id => 'm3', new_version_of => 'm1'),
       register_model('Other', model_metadata(), id => 'other');

CREATE TEMPORARY VIEW state AS
SELECT id, is_latest, is_current, lifecycle_state, superseded_by, replaced_by, promotion_state
  FROM artifacts JOIN model_versions ON artifact_id = id WHERE lineage_id = 'm1' ORDER BY id;
CREATE TEMPORARY VIEW event AS
SELECT event_id, artifact_id, event_type, actor, recorded_by, before, after, note
  FROM model_events
 WHERE lineage_id = 'm1' AND event_type <> 'registered' ORDER BY lineage_event_number;

-- The writes to artifacts
CREATE TEMPORARY TABLE written (id text);
CREATE FUNCTION pg_temp.count_write()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO pg_temp.written VALUES (NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER zzz_count AFTER UPDATE ON artifacts
    FOR EACH ROW EXECUTE FUNCTION pg_temp.count_write();

-- A lineage without a promoted version

SELECT is(promote_model('other'), NULL,
    'promote_model() returns NULL for the only version of a lineage');
SELECT is(promote_model('m2', 'best on the benchmark', 'ada'), NULL,
    'promote_model() returns NULL where no version was promoted');
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', false, false, 'candidate', NULL::text, NULL::text, 'candidate'),
             ('m2', true,  true,  'active',    NULL,       NULL,       'promoted'),
             ('m3', false, false, 'candidate', NULL,       NULL,       'candidate')$$,
    'promote_model() makes its version active, the only latest one');
SELECT is(promotion_notes, 'best on the benchmark', 'promote_model() writes the note')
  FROM model_versions WHERE artifact_id = 'm2';
SELECT results_eq(
    'SELECT artifact_id, event_type, actor, recorded_by, before, after, note FROM event',
    $$VALUES ('m2', 'promoted', 'ada', session_user::text COLLATE "default",
              '{"promotion_state": "candidate"}'::jsonb, '{"promotion_state": "promoted"}'::jsonb,
              'best on the benchmark')$$,
    'promote_model() adds one event with the actor, the session user, the note');
SELECT is(promotion_event_id, (SELECT event_id FROM event),
    'promote_model() names the event in model_versions')
  FROM model_versions WHERE artifact_id = 'm2';

-- A swap

SELECT max(event_id) AS before FROM event
\gset
TRUNCATE pg_temp.written;
SELECT is(promote_model('m3', 'better still', 'bob'), 'm2',
    'promote_model() returns the version that it replaces');
SELECT results_eq('SELECT id FROM pg_temp.written ORDER BY id', ARRAY['m2', 'm3'],
    'promote_model() updates artifacts twice in a swap, once per version');
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', false, false, 'candidate',  NULL::text, NULL::text, 'candidate'),
             ('m2', false, false, 'superseded', 'm3',       'm3',       'superseded'),
             ('m3', true,  true,  'active',     NULL,       NULL,       'promoted')$$,
    'promote_model() supersedes the version that it replaces');
SELECT results_eq(
    format('SELECT artifact_id, event_type, actor, recorded_by, note
              FROM event WHERE event_id > %s', :before),
    $$VALUES ('m2', 'superseded', 'bob', session_user::text COLLATE "default", 'superseded by m3'),
             ('m3', 'promoted',   'bob', session_user::text COLLATE "default", 'better still')$$,
    'promote_model() adds exactly one event per version in a swap');

-- A roll-back

TRUNCATE pg_temp.written;
SELECT is(promote_model('m2', 'm3 fails on long input', 'bob'), 'm3',
    'promote_model() of a superseded version returns the version that it replaces');
SELECT results_eq('SELECT id FROM pg_temp.written ORDER BY id', ARRAY['m2', 'm3'],
    'promote_model() updates artifacts twice in a roll-back, once per version');
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', false, false, 'candidate',  NULL::text, NULL::text, 'candidate'),
             ('m2', true,  true,  'active',     NULL,       NULL,       'promoted'),
             ('m3', false, false, 'superseded', 'm2',       'm2',       'superseded')$$,
    'promote_model() of a superseded version clears its replacement');
SELECT results_eq('SELECT artifact_id, event_type FROM event',
    $$VALUES ('m2', 'promoted'), ('m2', 'superseded'), ('m3', 'promoted'), ('m3', 'superseded'),
             ('m2', 'rolled_back')$$, 'promote_model() adds its events in order');

-- Nothing to do

TRUNCATE pg_temp.written;
SELECT is(promote_model('m2', 'again', 'eve'), NULL,
    'promote_model() returns NULL for the promoted version');
SELECT is((SELECT count(*) FROM event WHERE actor = 'eve'), 0::bigint,
    'promote_model() adds no event for the promoted version');
SELECT is_empty('SELECT FROM pg_temp.written',
    'promote_model() does not update artifacts for the promoted version');
SELECT is(promotion_state, 'promoted', 'promote_model() leaves other lineages as they are')
  FROM model_versions WHERE artifact_id = 'other';

-- Refusals

SELECT refused($$SELECT promote_model('nowhere')$$, '23503', ARRAY['"nowhere"'],
    'promote_model() refuses an unknown version');
SELECT insert_legacy('legacy', '{}');
SELECT refused($$SELECT promote_model('legacy')$$, '23503', ARRAY['"legacy"'],
    'promote_model() refuses a legacy model before the backfill');
SELECT reject_model('m1', 'weak');
SELECT refused($$SELECT promote_model('m1')$$, 'MR001', ARRAY['"m1"', 'from rejected to promoted'],
    'promote_model() refuses a rejected version');
SELECT is(promotion_state, 'promoted',
    'promote_model() leaves the promoted version as it is where it refuses another one')
  FROM model_versions WHERE artifact_id = 'm2';
SELECT is((SELECT count(*) FROM event WHERE artifact_id = 'm2'), 3::bigint,
    'promote_model() adds no event where it refuses');

SELECT finish();

ROLLBACK;
