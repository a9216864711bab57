BEGIN;

SELECT plan(9);

SELECT has_table(:'registry_schema', 'accepted_metadata', 'accepted_metadata exists');
SELECT columns_are(:'registry_schema', 'accepted_metadata', ARRAY[
    'artifact_id', 'artifact_type', 'schema_version', 'is_valid', 'accepted_at'],
    'accepted_metadata says what was accepted under which version');
SELECT col_is_pk(:'registry_schema', 'accepted_metadata', 'artifact_id',
    'accepted_metadata has one row per artifact');
SELECT fk_ok(:'registry_schema', 'accepted_metadata', 'artifact_id',
    :'registry_schema', 'artifacts', 'id', 'a row of accepted_metadata is about an artifact');

SELECT register_model('M', model_metadata(), id => 'm');
SELECT refused(statement, 'MR004', names, description)
  FROM (VALUES
    ($$INSERT INTO accepted_metadata VALUES ('x', 'model', 1, true)$$, ARRAY['INSERT'],
     'accepted_metadata cannot be added to by hand'),
    ('UPDATE accepted_metadata SET is_valid = false', ARRAY['UPDATE'],
     'accepted_metadata cannot be changed by hand'),
    ('DELETE FROM accepted_metadata', ARRAY['DELETE'],
     'accepted_metadata cannot be deleted from by hand'),
    ('TRUNCATE accepted_metadata', ARRAY['TRUNCATE'], 'accepted_metadata cannot be truncated')
  ) AS _ (statement, names, description);
DELETE FROM artifacts WHERE id = 'm';
SELECT is_empty('TABLE accepted_metadata', 'a row of accepted_metadata goes with its artifact');

SELECT finish();

ROLLBACK;
