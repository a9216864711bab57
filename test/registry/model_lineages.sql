BEGIN;

SELECT plan(11);

SELECT has_table(:'registry_schema', 'model_lineages', 'model_lineages exists');
SELECT columns_are(:'registry_schema', 'model_lineages',
    ARRAY['lineage_id', 'event_count', 'last_event_at', 'last_sha256'],
    'model_lineages has the lineage, and the number, time and SHA-256 of its newest event');
SELECT col_is_pk(:'registry_schema', 'model_lineages', 'lineage_id',
    'model_lineages has one row per lineage');
SELECT fk_ok(:'registry_schema', 'model_versions', 'lineage_id',
             :'registry_schema', 'model_lineages', 'lineage_id',
             'model_versions.lineage_id refers to model_lineages');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('Other', model_metadata(), id => 'other');
SELECT promote_model('m2');

SELECT set_eq('SELECT lineage_id, event_count FROM model_lineages',
    $$VALUES ('m1', 3), ('other', 1)$$,
    'model_lineages.event_count counts the events of all versions of a lineage');
SELECT results_eq(
    $$SELECT last_event_at FROM model_lineages WHERE lineage_id = 'm1'$$,
    $$SELECT max(occurred_at) FROM model_events WHERE lineage_id = 'm1'$$,
    'model_lineages.last_event_at is the time of the newest event');
SELECT results_eq(
    $$SELECT last_sha256 FROM model_lineages WHERE lineage_id = 'm1'$$,
    $$SELECT sha256 FROM model_events WHERE lineage_id = 'm1' AND lineage_event_number = 3$$,
    'model_lineages.last_sha256 is the SHA-256 of the newest event');
SELECT throws_ok($$DELETE FROM model_lineages WHERE lineage_id = 'm1'$$, '23503', NULL,
    'model_lineages keeps the row of a lineage that has versions');

DELETE FROM artifacts WHERE id = 'other';
SELECT results_eq($$SELECT event_count FROM model_lineages WHERE lineage_id = 'other'$$, ARRAY[2],
    'model_lineages keeps the row of a lineage after its last version was deleted');
SELECT lives_ok($$SELECT register_model('Other', model_metadata(), id => 'other')$$,
    'register_model() accepts the id of a lineage whose versions were deleted');
SELECT results_eq(
    $$SELECT event_type, lineage_event_number FROM model_events WHERE lineage_id = 'other'
       ORDER BY lineage_event_number$$,
    $$VALUES ('registered', 1), ('deleted', 2), ('registered', 3)$$,
    'model_lineages continues the numbers of a lineage that is registered again');

SELECT finish();

ROLLBACK;
