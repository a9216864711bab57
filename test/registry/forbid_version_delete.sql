BEGIN;

SELECT plan(21);

SELECT has_trigger(:'registry_schema', 'model_versions', name,
                   format('model_versions has trigger %s', name))
  FROM unnest(ARRAY['model_versions_10_forbid_delete',
                    'model_versions_10_forbid_truncate']) AS name;

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');

SELECT refused($$DELETE FROM model_versions WHERE artifact_id = 'm2'$$, 'MR003', ARRAY['"m2"'],
    'DELETE from model_versions is refused while the artifact exists');
SELECT refused($$MERGE INTO model_versions AS v USING (VALUES ('m2')) AS s (id)
                  ON v.artifact_id = s.id WHEN MATCHED THEN DELETE$$, 'MR003', ARRAY['"m2"'],
    'MERGE that deletes from model_versions is refused');
SET LOCAL client_min_messages = warning;
SELECT refused('TRUNCATE model_versions', '0A000', ARRAY['foreign key'],
    'TRUNCATE model_versions is refused by the foreign keys to it');
SELECT refused(statement, 'MR003', ARRAY['TRUNCATE'], statement || ' is refused')
  FROM unnest(ARRAY['TRUNCATE model_versions CASCADE', 'TRUNCATE artifacts CASCADE',
                    'TRUNCATE model_lineages CASCADE']) AS statement;
SELECT is((SELECT count(*) FROM model_versions), 2::bigint,
    'model_versions has all its rows after DELETE with TRUNCATE was refused');

-- Together with the artifact. Without these keys, as in a database that came from SQLite.
ALTER TABLE artifacts DROP CONSTRAINT IF EXISTS artifacts_parent_version_id_fkey,
                      DROP CONSTRAINT IF EXISTS artifacts_superseded_by_fkey;
SELECT register_model('M', model_metadata(), id => 'm3', new_version_of => 'm1');
SELECT refused($$DELETE FROM artifacts WHERE id = 'm2'$$, '23503', ARRAY['"m2"', '"m3"'],
    'DELETE of a version that has a successor is refused');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'm3'$$,
    'DELETE of the newest version of a lineage is accepted');
SELECT results_eq(
    $$SELECT event_type, actor, before, after FROM model_events WHERE artifact_id = 'm3'
       ORDER BY lineage_event_number DESC LIMIT 1$$,
    $$VALUES ('deleted', session_user::text COLLATE "default",
              '{"promotion_state": "candidate"}'::jsonb, NULL::jsonb)$$,
    'DELETE of a version adds deleted with the state that it had');

SELECT promote_model('m2');
SELECT refused($$DELETE FROM artifacts WHERE id = 'm2'$$, 'MR009', ARRAY['"m2"', '"m1"'],
    'DELETE of the promoted version is refused');
SELECT refused($$DELETE FROM artifacts WHERE id IN ('m1', 'm2')$$, 'MR009', ARRAY['"m2"'],
    'DELETE of a lineage that has a promoted version is refused');
SELECT promote_model('m1');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'm2'$$,
    'DELETE of a superseded version is accepted after a roll-back to the version before');
SELECT refused($$DELETE FROM artifacts WHERE id = 'm1'$$, 'MR009', ARRAY['"m1"'],
    'DELETE of the only version of a lineage is refused while it is promoted');
SELECT is(promoted_version_at('m2'), 'm1',
    'promoted_version_at() finds the promoted version after the DELETE of another one');

SELECT register_model('N', model_metadata(), id => 'n1'),
       register_model('N', model_metadata(), id => 'n2', new_version_of => 'n1'),
       register_model('N', model_metadata(), id => 'n3', new_version_of => 'n1');
SELECT promote_model('n1'), promote_model('n2'), promote_model('n3');
UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'n3';
SELECT lives_ok($$DELETE FROM artifacts WHERE id IN ('n1', 'n2', 'n3')$$,
    'DELETE of a whole lineage in one statement is accepted');
SELECT is((SELECT count(*) FROM model_events WHERE lineage_id = 'n1' AND event_type = 'deleted'),
    3::bigint, 'DELETE of a whole lineage adds deleted for each version');
SELECT register_model('P', model_metadata(), id => 'p1'),
       register_model('P', model_metadata(), id => 'p2', new_version_of => 'p1',
                      base_model_id => 'p1');
SELECT throws_ok($$DELETE FROM artifacts WHERE id = 'p1'$$, '23503', NULL,
    'DELETE of the base model of another version is refused');
SELECT lives_ok($$DELETE FROM artifacts WHERE id IN ('p1', 'p2')$$,
    'DELETE of a version together with its base model is accepted');

SELECT finish();

ROLLBACK;
