BEGIN;

SELECT plan(7);

SELECT has_view(:'registry_schema', 'model_gaps', 'model_gaps exists');

SELECT register_model('In', model_metadata(), id => 'in');
SELECT register_model('Out', model_metadata('{"is_external": true,
    "external_source_url": "https://a.example", "external_source_version": "main"}'), id => 'out');
SELECT register_model('Held', model_metadata('{"framework": null, "held_for_review": ["framework"]}'),
    id => 'held');

SELECT results_eq($$SELECT rule FROM model_gaps WHERE artifact_id = 'in' ORDER BY rule$$,
    ARRAY['code_commit', 'code_entrypoint', 'code_repository', 'file_digests',
          'training_parameters'],
    'model_gaps lists what an internal model lacks');
SELECT results_eq($$SELECT rule, missing FROM model_gaps WHERE artifact_id = 'out' ORDER BY rule$$,
    $$VALUES ('file_digests', 'files in model_files'),
             ('source_pinned', 'external_source_version: "main" may move')$$,
    'model_gaps names an external version that may move');
SELECT results_eq($$SELECT missing FROM model_gaps
                     WHERE artifact_id = 'held' AND rule = 'held_for_review'$$,
    ARRAY['["framework"]'], 'model_gaps names the fields that are held');

SELECT link_model_code('in', 'https://git.example/a',
    '0123456789012345678901234567890123456789', 'train.py');
UPDATE artifacts SET metadata = metadata || '{"training_config": {"lr": 0.1}}' WHERE id = 'in';
SELECT add_model_files('in', jsonb_build_array(jsonb_build_object(
    'path', 'w.bin', 'sha256', repeat('a', 64), 'size_bytes', 3)));
SELECT is_empty($$SELECT * FROM model_gaps WHERE artifact_id = 'in'$$,
    'model_gaps has no row for a model that can be reproduced');

SELECT archive_model('out', 'not used');
SELECT is_empty($$SELECT * FROM model_gaps WHERE artifact_id = 'out'$$,
    'model_gaps leaves out archived versions');
SELECT isnt_empty('SELECT * FROM model_gaps', 'model_gaps has rows for the others');

SELECT finish();

ROLLBACK;
