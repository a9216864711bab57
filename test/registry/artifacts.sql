BEGIN;

SELECT plan(8);

SELECT has_table(:'registry_schema', 'artifacts', 'artifacts is a table');
SELECT col_is_pk(:'registry_schema', 'artifacts', 'id', 'artifacts.id is the primary key');
SELECT columns_are(:'registry_schema', 'artifacts', ARRAY[
    'id', 'artifact_type', 'title', 'metadata', 'version_number', 'parent_version_id',
    'version_tag', 'changelog', 'is_latest', 'lifecycle_state', 'superseded_by', 'origin_type',
    'origin_url', 'created_by', 'created_at', 'updated_at'], 'artifacts has the columns of the platform');
SELECT col_type_is(:'registry_schema', 'artifacts', 'metadata', 'jsonb', 'artifacts.metadata is jsonb');

SELECT lives_ok(
    $$INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells')$$,
    'an artifact that is no model needs an id, a type and a title');
SELECT results_eq(
    $$SELECT metadata, version_number, is_latest FROM artifacts WHERE id = 'd'$$,
    $$VALUES ('{}'::jsonb, 1, true)$$,
    'an artifact that is no model starts as version 1, the latest');

SELECT throws_ok(
    $$INSERT INTO artifacts (id, artifact_type, title, superseded_by)
      VALUES ('e', 'dataset', 'Cells', 'nowhere')$$, '23503', NULL,
    'artifacts.superseded_by refers to an artifact');
SELECT throws_ok(
    $$INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells')$$,
    '23505', NULL, 'artifacts refuses an id that is taken');

SELECT finish();

ROLLBACK;
