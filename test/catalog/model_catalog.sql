BEGIN;

SELECT plan(6);

SELECT has_view(:'registry_schema', 'model_catalog', 'model_catalog exists');

SELECT register_model('One', model_metadata(), id => 'one', version_tag => 'v1.0');
SELECT register_model('Two', model_metadata(), id => 'two', new_version_of => 'one');
SELECT register_model('Three', model_metadata('{"base_model_id": "one"}'), id => 'three');
SELECT promote_model('one');
SELECT set_model_alias('one', 'stable');

SELECT results_eq(
    $$SELECT artifact_id, title, badge, model_family, version, version_tag, promotion_state,
             is_latest, aliases, derived_models, metrics, reproducible
        FROM model_catalog WHERE artifact_id = 'one'$$,
    $$VALUES ('one', 'One', 'internal', 'resnet', 1, 'v1.0', 'promoted', false,
              ARRAY['stable'], 1::bigint, '{"top1": 80.4}'::jsonb, false)$$,
    'model_catalog has what one needs to choose a version');
SELECT results_eq($$SELECT artifact_id FROM model_catalog WHERE is_latest ORDER BY artifact_id$$,
    ARRAY['three', 'two'], 'model_catalog flags the newest version of each lineage');
SELECT results_eq($$SELECT missing FROM model_catalog WHERE artifact_id = 'two'$$,
    $$SELECT array_agg(rule ORDER BY rule) FROM model_gaps WHERE artifact_id = 'two'$$,
    'model_catalog names the gaps');

SELECT add_model_files('two', jsonb_build_array(
    jsonb_build_object('path', 'a', 'sha256', repeat('a', 64), 'size_bytes', 3),
    jsonb_build_object('path', 'b', 'sha256', repeat('b', 64), 'size_bytes', 4)));
SELECT results_eq($$SELECT files, file_bytes::bigint FROM model_catalog WHERE artifact_id = 'two'$$,
    'VALUES (2::bigint, 7::bigint)', 'model_catalog counts files and their bytes');

SELECT archive_model('three', 'not used');
SELECT is_empty($$SELECT * FROM model_catalog WHERE artifact_id = 'three'$$,
    'model_catalog leaves out archived versions');

SELECT finish();

ROLLBACK;
