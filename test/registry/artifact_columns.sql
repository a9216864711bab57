BEGIN;

SELECT plan(5);

SELECT has_view(:'registry_schema', 'artifact_columns', 'artifact_columns is a view');
SELECT set_eq(
    'SELECT column_name FROM artifact_columns',
    $$SELECT attname::text FROM pg_attribute
       WHERE attrelid = 'artifacts'::regclass AND attnum > 0$$,
    'artifact_columns has a row per column of the artifacts table that the package makes');
SELECT is_empty(
    $$SELECT column_name FROM artifact_columns
       WHERE column_type::regtype <> ALL (served_types)$$,
    'artifact_columns serves the type that the package gives each column');
SELECT results_eq(
    $$SELECT column_name FROM artifact_columns WHERE needed_length > 0 ORDER BY 1$$,
    ARRAY['artifact_type', 'lifecycle_state'],
    'artifact_columns knows the columns whose values the registry chooses');
SELECT is_empty(
    $$SELECT column_name FROM artifact_columns AS k
        JOIN pg_attribute AS a ON a.attname = k.column_name
       WHERE a.attrelid = 'artifacts'::regclass AND a.attnotnull AND k.is_optional$$,
    'artifact_columns calls no column optional that the package makes NOT NULL');

SELECT finish();

ROLLBACK;
