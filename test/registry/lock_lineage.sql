-- What it does under concurrency is tested in test/python/test_concurrency.py.
BEGIN;

SELECT plan(8);

SELECT has_function(:'registry_schema', name, arguments, format('%s() exists', name))
  FROM (VALUES ('require_version', ARRAY['text']),
               ('lock_lineage',    ARRAY['text', 'boolean'])) AS _ (name, arguments);

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('M', model_metadata(), id => 'm3', new_version_of => 'm1');
SELECT insert_legacy('legacy', '{}');

SELECT is(require_version('m3'), 'm1', 'require_version() returns the lineage of a version');
SELECT results_eq($$SELECT lineage_id, tip_id, holder_id FROM lock_lineage('m2', true)$$,
    $$VALUES ('m1', 'm3', NULL::text)$$,
    'lock_lineage() returns the lineage, its newest version, NULL where none is promoted');
SELECT promote_model('m2');
SELECT results_eq($$SELECT lineage_id, tip_id, holder_id FROM lock_lineage('m1', false)$$,
    $$VALUES ('m1', 'm3', 'm2')$$, 'lock_lineage() returns the promoted version');

SELECT refused($$SELECT require_version('nowhere')$$, '23503', ARRAY['"nowhere"'],
    'require_version() refuses an unknown version');
SELECT refused($$SELECT lock_lineage('nowhere', false)$$, '23503', ARRAY['"nowhere"'],
    'lock_lineage() refuses an unknown version');
SELECT refused($$SELECT lock_lineage('legacy', false)$$, '23503', ARRAY['"legacy"'],
    'lock_lineage() refuses a legacy model, which has no row of model_versions');

SELECT finish();

ROLLBACK;
