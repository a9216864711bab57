BEGIN;

SELECT plan(18);

SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_guard_promotion',
    'transitions are guarded');

-- A model in each state, alone in its lineage; superseded only where another took its place.
SELECT register_model('M', model_metadata(), id => id)
  FROM unnest(ARRAY['candidate', 'promoted', 'rejected', 'superseded']) AS id;
SELECT register_model('M', model_metadata(), id => 'successor', new_version_of => 'superseded');
SELECT promote_model('promoted'), reject_model('rejected', 'weak'), promote_model('superseded'),
       promote_model('successor');
SELECT results_eq(
    $$SELECT artifact_id, promotion_state FROM model_versions WHERE artifact_id <> 'successor'
       ORDER BY 1$$,
    $$SELECT s, s FROM unnest(ARRAY['candidate', 'promoted', 'rejected', 'superseded']) AS s$$,
    'each state can be reached');

CREATE FUNCTION pg_temp.changed(id text, state text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('UPDATE model_versions SET promotion_state = %L WHERE artifact_id = %L', state, id)
$$;

SELECT lives_ok(pg_temp.changed(s, s), s || ' may be written over itself')
  FROM unnest(ARRAY['candidate', 'promoted', 'rejected', 'superseded']) AS s;
SELECT refused(pg_temp.changed(before, after), 'MR001',
               ARRAY[format('"%s"', before), format('from %s to %s', before, after)],
               format('%s does not become %s', before, after))
  FROM (VALUES ('candidate', 'superseded'), ('promoted', 'candidate'), ('promoted', 'rejected'),
               ('rejected', 'promoted'), ('rejected', 'superseded'), ('superseded', 'candidate'),
               ('superseded', 'rejected')) AS _ (before, after);

SELECT lives_ok(pg_temp.changed('rejected', 'candidate'), 'a rejected version is reopened');
SELECT lives_ok(pg_temp.changed('candidate', 'promoted'), 'a candidate is promoted');
SELECT throws_ok(pg_temp.changed('superseded', 'promoted'), '23505', NULL,
    'a superseded version is not promoted beside another');
SELECT lives_ok(pg_temp.changed('successor', 'superseded'), 'the promoted one makes room');
SELECT lives_ok(pg_temp.changed('superseded', 'promoted'), 'then it is: a roll-back');

SELECT finish();

ROLLBACK;
