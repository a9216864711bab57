-- That a revert gives back the legacy rows stands in test/python/test_backfill.py.
BEGIN;

SELECT plan(5);

SELECT has_table(:'registry_schema', 'backfill_snapshots', 'table backfill_snapshots exists');
SELECT columns_are(:'registry_schema', 'backfill_snapshots', ARRAY[
    'artifact_id', 'metadata_before', 'row_before', 'row_after', 'readings', 'migrated_by',
    'migrated_at'], 'backfill_snapshots has the row before and after, and the readings');
SELECT col_is_pk(:'registry_schema', 'backfill_snapshots', 'artifact_id', 'an artifact has one snapshot');

SELECT insert_legacy('m', '{"equations": ["a"], "species": ["A"], "own": 1.50}');
SELECT to_jsonb(a) AS legacy, metadata::text AS text FROM artifacts AS a
\gset
SELECT backfill_model('m', 'ada');
SELECT results_eq('SELECT metadata_before, row_before, migrated_by FROM backfill_snapshots',
    format('VALUES (%L, %L::jsonb, %L)', :'text', :'legacy', 'ada'),
    'row_before and metadata_before are the legacy row');
SELECT results_eq('SELECT row_after FROM backfill_snapshots', 'SELECT to_jsonb(a) FROM artifacts AS a',
    'row_after is the migrated row');

SELECT finish();

ROLLBACK;
