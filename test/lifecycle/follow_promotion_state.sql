-- What follows an UPDATE of promotion_state by hand; promote_model() and its like have their own
-- tests.
BEGIN;

SELECT plan(10);

SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_follow_promotion',
    'the artifact follows');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('Other', model_metadata(), id => 'other');

CREATE TEMPORARY VIEW state AS
SELECT id, is_latest, lifecycle_state, superseded_by FROM artifacts WHERE id IN ('m1', 'm2') ORDER BY id;
CREATE TEMPORARY VIEW decision AS
SELECT artifact_id, event_type, actor, before->>'promotion_state' AS before,
       after->>'promotion_state' AS after
  FROM model_events WHERE event_type <> 'registered' ORDER BY occurred_at;

UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm2';
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', false, 'candidate', NULL::text), ('m2', true, 'active', NULL)$$,
    'the promoted version is active and the latest, the only one of its lineage');
SELECT is(is_latest, true, 'other lineages are left alone') FROM artifacts WHERE id = 'other';
SELECT results_eq('SELECT * FROM decision',
    $$VALUES ('m2', 'promoted', session_user::text COLLATE "default", 'candidate', 'promoted')$$,
    'the history knows, also of an UPDATE by hand');

UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm2';
UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm1';
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', true, 'active', NULL::text), ('m2', false, 'superseded', 'm1')$$,
    'a swap by hand ends as one by promote_model() does');

UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm1';
UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm2';
SELECT results_eq('SELECT * FROM state',
    $$VALUES ('m1', false, 'superseded', 'm2'), ('m2', true, 'active', NULL)$$,
    'a roll-back too');
SELECT results_eq(
    'SELECT artifact_id, event_type, before, after FROM decision',
    $$VALUES ('m2', 'promoted',    'candidate',  'promoted'),
             ('m2', 'superseded',  'promoted',   'superseded'),
             ('m1', 'promoted',    'candidate',  'promoted'),
             ('m1', 'superseded',  'promoted',   'superseded'),
             ('m2', 'rolled_back', 'superseded', 'promoted')$$,
    'every decision is in the history, once, in order');

UPDATE model_versions SET promotion_state = 'rejected', promotion_notes = 'weak'
 WHERE artifact_id = 'other';
SELECT results_eq($$SELECT is_latest, lifecycle_state FROM artifacts WHERE id = 'other'$$,
    $$VALUES (true, 'rejected')$$, 'a rejection leaves is_latest alone');
UPDATE model_versions SET promotion_state = 'candidate' WHERE artifact_id = 'other';
SELECT results_eq($$SELECT is_latest, lifecycle_state FROM artifacts WHERE id = 'other'$$,
    $$VALUES (true, 'candidate')$$, 'so does reopening');
SELECT results_eq($$SELECT event_type FROM model_events WHERE artifact_id = 'other'
                     ORDER BY occurred_at$$, ARRAY['registered', 'rejected', 'reopened'],
    'both are in the history');

SELECT finish();

ROLLBACK;
