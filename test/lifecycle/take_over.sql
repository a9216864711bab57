BEGIN;

SELECT plan(7);

SELECT has_function(:'registry_schema', 'take_over_state', ARRAY['text', 'text', 'text', 'text'],
    'take_over_state(artifact_id, state, note, actor) exists');
SELECT has_function(:'registry_schema', 'take_over', ARRAY['text', 'jsonb', 'text'],
    'take_over(artifact_id, line, actor) exists');

SELECT register_model('M', model_metadata(), id => 'm');
SELECT register_model('M', model_metadata(), id => 'm2', new_version_of => 'm');

SELECT take_over('m', '{"promotion_state": "candidate", "promotion_notes": "withdrawn: slow",
                        "aliases": ["b", "a"], "archived": true}', 'ada');
SELECT results_eq(
    $$SELECT promotion_state, promotion_notes, archived_at IS NOT NULL
        FROM model_versions WHERE artifact_id = 'm'$$,
    $$VALUES ('candidate', 'withdrawn: slow', true)$$,
    'take_over() keeps the note of a candidate');
SELECT set_eq($$SELECT alias FROM model_aliases WHERE artifact_id = 'm'$$, ARRAY['a', 'b'],
    'take_over() sets aliases');
SELECT promote_model('m2', 'in use');
SELECT register_model('M', model_metadata(), id => 'm3', new_version_of => 'm');
SELECT take_over('m3', '{"promotion_state": "superseded", "promotion_notes": null}', 'ada');
SELECT results_eq(
    $$SELECT artifact_id, promotion_state, promotion_notes
        FROM model_versions WHERE artifact_id IN ('m2', 'm3') ORDER BY 1$$,
    $$VALUES ('m2', 'promoted', 'in use'), ('m3', 'superseded', NULL)$$,
    'take_over() leaves a note empty that is stated as null');
SELECT refused($$SELECT take_over('m', '{"promotion_state": "shadow"}', 'ada')$$,
    '22023', ARRAY['"shadow"'], 'take_over() refuses an unknown state');
SELECT refused($$SELECT take_over('m', '{"aliases": ["@"]}', 'ada')$$,
    '22023', ARRAY['@'], 'take_over() refuses a malformed alias');

SELECT finish();

ROLLBACK;
