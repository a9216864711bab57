BEGIN;

SELECT plan(3);

SELECT columns_are('json_schema', 'compiled',
    ARRAY['target_schema', 'name', 'schema', 'assert_formats', 'sha256', 'helpers',
          'previous_helpers', 'compiled_by', 'compiled_at'], 'its columns');
SELECT col_is_pk('json_schema', 'compiled', ARRAY['target_schema', 'name'],
    'one row for each name in a schema');
SELECT table_privs_are('json_schema', 'compiled', 'public', ARRAY[]::text[], 'nobody else may touch it');

SELECT finish();

ROLLBACK;
