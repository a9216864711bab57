BEGIN;

SELECT plan(10);

SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_keep', 'DELETE is watched');
SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_keep_all',
    'so is TRUNCATE');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');

SELECT refused($$DELETE FROM model_versions WHERE artifact_id = 'm2'$$, 'MR003', ARRAY['"m2"'],
    'a row is not deleted alone');
SELECT refused($$MERGE INTO model_versions AS v USING (VALUES ('m2')) AS s (id)
                  ON v.artifact_id = s.id WHEN MATCHED THEN DELETE$$, 'MR003', ARRAY['"m2"'],
    'nor by MERGE');
SELECT refused('TRUNCATE model_versions', 'MR003', ARRAY['TRUNCATE'], 'nor truncated alone');
SELECT refused('TRUNCATE model_versions CASCADE', 'MR003', ARRAY['TRUNCATE'], 'not with CASCADE');
SELECT is((SELECT count(*) FROM model_versions), 2::bigint, 'the rows are all there');

-- As in a database that came from SQLite.
ALTER TABLE artifacts DROP CONSTRAINT IF EXISTS artifacts_parent_version_id_fkey,
                      DROP CONSTRAINT IF EXISTS artifacts_superseded_by_fkey;
SELECT register_model('M', model_metadata(), id => 'tip', new_version_of => 'm1');
SELECT throws_ok($$DELETE FROM artifacts WHERE id = 'm2'$$, '23503', NULL,
    'a version with a successor stays');
DELETE FROM artifacts WHERE id = 'tip';
SELECT lives_ok($$DELETE FROM artifacts WHERE id IN ('m1', 'm2')$$,
    'a whole lineage may be deleted, in one statement');
SELECT register_model('M', model_metadata(), id => 'm3');
SET LOCAL client_min_messages = warning;
SELECT lives_ok('TRUNCATE artifacts CASCADE', 'artifacts may be truncated with what hangs on it');

SELECT finish();

ROLLBACK;
