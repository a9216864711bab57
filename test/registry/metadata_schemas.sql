BEGIN;

SELECT plan(10);

SELECT has_table(:'registry_schema', 'metadata_schemas', 'metadata_schemas is there');
SELECT columns_are(:'registry_schema', 'metadata_schemas', ARRAY[
    'artifact_type', 'version', 'schema', 'sha256', 'mode', 'is_active', 'created_by',
    'created_at'], 'it says which schema, since when, by whom');
SELECT col_is_pk(:'registry_schema', 'metadata_schemas', ARRAY['artifact_type', 'version'],
    'a version per artifact type');
SELECT index_is_unique(:'registry_schema', 'metadata_schemas', 'idx_metadata_schemas_active',
    'one active version is held by an index');

CREATE FUNCTION pg_temp.with_value(setting text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('INSERT INTO metadata_schemas SELECT (jsonb_populate_record(s, %L)).*
                     FROM metadata_schemas AS s WHERE s.is_active', setting)
$$;

SELECT lives_ok(pg_temp.with_value('{"version": 99, "is_active": false}'),
    'a second version that is not active is fine');
SELECT lives_ok(pg_temp.with_value('{"version": 98}'), 'a version may start as the active one');
SELECT results_eq('SELECT version FROM metadata_schemas WHERE is_active', ARRAY[98],
    'and takes the place of the one before');
SELECT throws_ok(
    pg_temp.with_value('{"version": 97, "is_active": false, "artifact_type": "dataset"}'),
    '23514', NULL, 'only models have a schema, so far');
SELECT throws_ok(pg_temp.with_value('{"version": 96, "is_active": false, "mode": "maybe"}'),
    '23514', NULL, 'a mode is enforce, warn or off');
SELECT throws_ok(pg_temp.with_value('{"version": 95, "is_active": false, "schema": true}'),
    '23514', NULL, 'the hash must be that of the schema');

SELECT finish();

ROLLBACK;
