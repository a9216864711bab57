BEGIN;

SELECT plan(12);

SELECT has_table(:'registry_schema', 'metadata_schemas', 'metadata_schemas exists');
SELECT columns_are(:'registry_schema', 'metadata_schemas', ARRAY[
    'artifact_type', 'version', 'schema', 'sha256', 'mode', 'is_active', 'created_by',
    'created_at', 'activated_at'], 'metadata_schemas says which schema, since when, by whom');
SELECT col_is_pk(:'registry_schema', 'metadata_schemas', ARRAY['artifact_type', 'version'],
    'metadata_schemas has one row per artifact type and version');
SELECT index_is_unique(:'registry_schema', 'metadata_schemas', 'idx_metadata_schemas_active',
    'metadata_schemas has a unique index that allows one active version');

CREATE FUNCTION pg_temp.with_value(setting text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('INSERT INTO metadata_schemas SELECT (jsonb_populate_record(s, %L)).*
                     FROM metadata_schemas AS s WHERE s.is_active', setting)
$$;

SELECT lives_ok(pg_temp.with_value('{"version": 99, "is_active": false}'),
    'metadata_schemas takes a second version that is not active');
SELECT lives_ok(pg_temp.with_value('{"version": 98}'),
    'metadata_schemas takes a new version that is active at once');
SELECT results_eq('SELECT version FROM metadata_schemas WHERE is_active', ARRAY[98],
    'a row of metadata_schemas that is inserted as active replaces the active one');
SELECT lives_ok(
    pg_temp.with_value('{"version": 97, "is_active": false, "artifact_type": "dataset"}'),
    'metadata_schemas takes a schema for another artifact type');
SELECT throws_ok(
    pg_temp.with_value('{"version": 94, "is_active": false, "artifact_type": ""}'),
    '23514', NULL, 'metadata_schemas refuses an artifact type without a name');
SELECT throws_ok(
    pg_temp.with_value('{"version": 93, "is_active": false, "artifact_type": "'
                       || repeat('x', 2001) || '"}'),
    '23514', NULL, 'metadata_schemas refuses an artifact type of more than 2,000 bytes');
SELECT throws_ok(pg_temp.with_value('{"version": 96, "is_active": false, "mode": "maybe"}'),
    '23514', NULL, 'metadata_schemas.mode is enforce, warn or off');
SELECT throws_ok(pg_temp.with_value('{"version": 95, "is_active": false, "schema": true}'),
    '23514', NULL, 'metadata_schemas.sha256 must be the hash of the schema');

SELECT finish();

ROLLBACK;
