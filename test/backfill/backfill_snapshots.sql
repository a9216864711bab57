-- That a revert gives back the legacy rows stands in test/python/test_backfill.py.
BEGIN;

SELECT plan(5);

SELECT has_table(:'registry_schema', 'backfill_snapshots', 'backfill_snapshots is there');
SELECT columns_are(:'registry_schema', 'backfill_snapshots', ARRAY[
    'artifact_id', 'metadata_before', 'row_before', 'row_after', 'readings', 'migrated_by',
    'migrated_at'], 'it keeps each row before and after');
SELECT col_is_pk(:'registry_schema', 'backfill_snapshots', 'artifact_id', 'once');

SELECT insert_legacy('m', '{"equations": ["a"], "species": ["A"], "own": 1.50}');
SELECT to_jsonb(a) AS legacy, metadata::text AS text FROM artifacts AS a
\gset
SELECT backfill_model('m', 'ada');
SELECT results_eq('SELECT metadata_before, row_before, migrated_by FROM backfill_snapshots',
    format('VALUES (%L, %L::jsonb, %L)', :'text', :'legacy', 'ada'),
    'the row before is the legacy row');
SELECT results_eq('SELECT row_after FROM backfill_snapshots', 'SELECT to_jsonb(a) FROM artifacts AS a',
    'the row after is the one that is there now');

SELECT finish();

ROLLBACK;
