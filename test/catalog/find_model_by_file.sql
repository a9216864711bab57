BEGIN;

SELECT plan(3);

SELECT has_function(:'registry_schema', 'find_model_by_file', ARRAY['text'],
                    'find_model_by_file(sha256) exists');
SELECT register_model('M', model_metadata(), id => 'm', files => jsonb_build_array(
    jsonb_build_object('path', 'w.bin', 'sha256', repeat('a', 64), 'size_bytes', 5)));
SELECT results_eq(
    format('SELECT artifact_id, path, promotion_state FROM find_model_by_file(%L)',
           repeat('A', 64)), $$VALUES ('m', 'w.bin', 'candidate')$$,
    'find_model_by_file() finds the version that has the file');
SELECT is_empty(format('SELECT * FROM find_model_by_file(%L)', repeat('b', 64)),
    'find_model_by_file() finds nothing for an unknown file');

SELECT finish();

ROLLBACK;
