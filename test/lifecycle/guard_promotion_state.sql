-- An UPDATE of promotion_state without promote_model() or the like, which have their own tests.
BEGIN;

SELECT plan(36);

SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_10_guard_promotion',
    'model_versions has trigger model_versions_10_guard_promotion');

-- A model in each state, alone in its lineage; superseded only where another one replaced it.
SELECT register_model('M', model_metadata(), id => id)
  FROM unnest(ARRAY['candidate', 'promoted', 'rejected', 'superseded']) AS id;
SELECT register_model('M', model_metadata(), id => 'successor', new_version_of => 'superseded');
SELECT promote_model('promoted'), reject_model('rejected', 'weak'), promote_model('superseded'),
       promote_model('successor');
SELECT results_eq(
    $$SELECT artifact_id, promotion_state FROM model_versions WHERE artifact_id <> 'successor'
       ORDER BY 1$$,
    $$SELECT s, s FROM unnest(ARRAY['candidate', 'promoted', 'rejected', 'superseded']) AS s$$,
    'promotion_state can reach each of its four values');

CREATE FUNCTION pg_temp.changed(id text, state text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('UPDATE model_versions SET promotion_state = %L WHERE artifact_id = %L',
                  state, id)
$$;

SELECT count(*)::integer AS events FROM model_events
\gset
SELECT lives_ok(pg_temp.changed(s, s),
                format('UPDATE of promotion_state from %s to %s is accepted', s, s))
  FROM unnest(ARRAY['candidate', 'promoted', 'rejected', 'superseded']) AS s;
SELECT is((SELECT count(*)::integer FROM model_events), :events,
    'UPDATE of promotion_state to the same value adds no event');
SELECT refused(pg_temp.changed(before, after), 'MR001',
               ARRAY[format('"%s"', before), format('from %s to %s', before, after)],
               format('UPDATE of promotion_state from %s to %s is refused', before, after))
  FROM (VALUES ('candidate', 'superseded'), ('promoted', 'candidate'), ('rejected', 'promoted'),
               ('rejected', 'superseded'), ('superseded', 'candidate'),
               ('superseded', 'rejected')) AS _ (before, after);

SELECT lives_ok(pg_temp.changed('rejected', 'candidate'),
    'UPDATE of promotion_state from rejected to candidate is accepted');
SELECT is(promotion_notes, NULL,
    'UPDATE of promotion_state clears the note that explained the state before')
  FROM model_versions WHERE artifact_id = 'rejected';
SELECT throws_ok(pg_temp.changed('promoted', 'rejected'), '23514', NULL,
    'UPDATE of promotion_state from promoted to rejected is refused without a note');
SELECT lives_ok(
    $$UPDATE model_versions SET promotion_state = 'rejected', promotion_notes = 'leaks names'
       WHERE artifact_id = 'promoted'$$,
    'UPDATE of promotion_state from promoted to rejected is accepted with a note');
SELECT results_eq(
    $$SELECT event_type, note FROM model_events WHERE artifact_id = 'promoted'
       ORDER BY lineage_event_number DESC LIMIT 1$$,
    $$VALUES ('withdrawn', 'leaks names')$$,
    'UPDATE of promotion_state from promoted to rejected adds withdrawn');
UPDATE model_versions SET archived_at = now() WHERE artifact_id = 'candidate';
SELECT refused(pg_temp.changed('candidate', 'promoted'), 'MR012', ARRAY['"candidate"'],
    'UPDATE of promotion_state to promoted is refused for an archived version');
UPDATE model_versions SET archived_at = NULL WHERE artifact_id = 'candidate';
SELECT lives_ok(pg_temp.changed('candidate', 'promoted'),
    'UPDATE of promotion_state from candidate to promoted is accepted');
SELECT refused(pg_temp.changed('superseded', 'promoted'), '23505',
    ARRAY['"superseded"', '"successor"'],
    'UPDATE of promotion_state to promoted is refused beside a promoted version');
SELECT lives_ok(pg_temp.changed('successor', 'superseded'),
    'UPDATE of promotion_state from promoted to superseded is accepted');
SELECT lives_ok(pg_temp.changed('superseded', 'promoted'),
    'UPDATE of promotion_state from superseded to promoted is accepted');

-- What follows

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('Other', model_metadata(), id => 'other');

CREATE TEMPORARY VIEW state AS
SELECT id, is_latest, is_current, lifecycle_state, superseded_by, replaced_by
  FROM artifacts JOIN model_versions ON artifact_id = id WHERE lineage_id = 'm1' ORDER BY id;
CREATE TEMPORARY VIEW decision AS
SELECT artifact_id, event_type, actor, recorded_by, before->>'promotion_state' AS before,
       after->>'promotion_state' AS after, event_id, note
  FROM model_events
 WHERE event_type <> 'registered' AND lineage_id IN ('m1', 'other') ORDER BY event_id;

SELECT lives_ok(pg_temp.changed('m2', 'promoted'),
    'UPDATE of promotion_state promotes the second version of a lineage');
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', false, false, 'candidate', NULL::text, NULL::text),
             ('m2', true,  true,  'active',    NULL,       NULL)$$,
    'a plain UPDATE that promotes a version makes it active, the only latest one');
SELECT is(is_latest, true,
    'a plain UPDATE that promotes a version leaves other lineages as they are')
  FROM artifacts WHERE id = 'other';
SELECT results_eq(
    'SELECT artifact_id, event_type, actor, recorded_by, before, after FROM decision',
    $$VALUES ('m2', 'promoted', session_user::text COLLATE "default",
              session_user::text COLLATE "default", 'candidate', 'promoted')$$,
    'a plain UPDATE that promotes a version adds one event by the session user');
SELECT is(promotion_event_id, (SELECT event_id FROM decision),
    'model_versions.promotion_event_id names the event of a plain UPDATE')
  FROM model_versions WHERE artifact_id = 'm2';

UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm2';
SELECT results_eq($$SELECT * FROM state WHERE id = 'm2'$$,
    $$VALUES ('m2', false, false, 'superseded', NULL::text, NULL::text)$$,
    'a plain UPDATE that supersedes a version names no replacement yet');
UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm1';
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', true,  true,  'active',     NULL::text, NULL::text),
             ('m2', false, false, 'superseded', 'm1',       'm1')$$,
    'a swap by two plain UPDATEs sets replaced_by with superseded_by as promote_model() does');

UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm1';
UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm2';
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', false, false, 'superseded', 'm2',       'm2'),
             ('m2', true,  true,  'active',     NULL::text, NULL::text)$$,
    'a roll-back by two plain UPDATEs sets replaced_by with superseded_by, clears the other one');
SELECT results_eq(
    'SELECT artifact_id, event_type, before, after FROM decision',
    $$VALUES ('m2', 'promoted',    'candidate',  'promoted'),
             ('m2', 'superseded',  'promoted',   'superseded'),
             ('m1', 'promoted',    'candidate',  'promoted'),
             ('m1', 'superseded',  'promoted',   'superseded'),
             ('m2', 'rolled_back', 'superseded', 'promoted')$$,
    'the history has each plain UPDATE of promotion_state once, in order');

UPDATE model_versions SET promotion_state = 'rejected', promotion_notes = 'weak'
 WHERE artifact_id = 'other';
SELECT results_eq($$SELECT is_latest, lifecycle_state FROM artifacts WHERE id = 'other'$$,
    $$VALUES (true, 'rejected')$$,
    'a plain UPDATE that rejects a version leaves is_latest as it is');
UPDATE model_versions SET promotion_state = 'candidate' WHERE artifact_id = 'other';
SELECT results_eq($$SELECT is_latest, lifecycle_state FROM artifacts WHERE id = 'other'$$,
    $$VALUES (true, 'candidate')$$,
    'a plain UPDATE that reopens a version leaves is_latest as it is');
SELECT results_eq($$SELECT event_type, note FROM decision WHERE artifact_id = 'other'$$,
    $$VALUES ('rejected', 'weak'), ('reopened', NULL)$$,
    'the history has the note of a rejection by a plain UPDATE');

INSERT INTO model_events (artifact_id, lineage_id, event_type, after)
VALUES ('other', 'other', 'superseded', '{"promotion_state": "superseded"}');
SELECT throws_ok(
    $$UPDATE model_versions
         SET promotion_state = 'superseded', is_current = false,
             promotion_event_id = (SELECT max(event_id) FROM model_events)
       WHERE artifact_id = 'other'$$, 'MR001', NULL,
    'UPDATE of promotion_state that names an event refuses a transition that is not allowed');

SELECT finish();

ROLLBACK;
