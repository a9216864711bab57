BEGIN;

SELECT plan(17);

SELECT has_function(:'registry_schema', 'require_files', ARRAY['text', 'jsonb'],
                    'require_files(artifact_id, files) exists');
SELECT has_function(:'registry_schema', 'add_model_files', ARRAY['text', 'jsonb', 'text'],
                    'add_model_files(artifact_id, files, actor) exists');

SELECT register_model('M', model_metadata(), id => 'm');
CREATE FUNCTION pg_temp.file(path text, digit text, size_bytes bigint DEFAULT 5)
RETURNS jsonb
LANGUAGE sql
AS $$
    SELECT jsonb_build_object('path', path, 'sha256', repeat(digit, 64), 'size_bytes', size_bytes)
$$;

SELECT is(add_model_files('m', jsonb_build_array(pg_temp.file('a', 'a'),
                                                 pg_temp.file('b', 'b') || '{"url": "u"}'), 'ada'),
          2, 'add_model_files() returns how many files it added');
SELECT is(add_model_files('m', jsonb_build_array(pg_temp.file('a', 'a'))), 0,
    'add_model_files() leaves a file that is there');
SELECT is(add_model_files('m', jsonb_build_array(pg_temp.file('c', 'c'), pg_temp.file('c', 'c'))),
    1, 'add_model_files() takes the same file twice as one');
SELECT results_eq(
    $$SELECT actor, (SELECT count(*) FROM jsonb_object_keys(after->'files')) FROM model_events
       WHERE event_type = 'files_added' ORDER BY lineage_event_number LIMIT 1$$,
    $$VALUES ('ada', 2::bigint)$$, 'add_model_files() records one event for all files');
SELECT is(count(DISTINCT event_id), 2::bigint, 'each file names the event that records it')
  FROM model_files;
SELECT refused(
    format('SELECT add_model_files(%L, %L)', 'm', files), code, names, description)
  FROM (VALUES
    (jsonb_build_array(pg_temp.file('a', 'f')), '23505', ARRAY['"a"', '"m"', 'ffff', 'aaaa'],
     'add_model_files() refuses other content under the same path'),
    (jsonb_build_array(pg_temp.file('a', 'a', 6)), '23505', ARRAY['"a"', '6 bytes'],
     'add_model_files() refuses another size under the same path'),
    (jsonb_build_array(pg_temp.file('z', 'a'), pg_temp.file('z', 'b')), '23505', ARRAY['"z"'],
     'add_model_files() refuses two contents of one path'),
    ('{}', '22023', ARRAY['"m"'], 'add_model_files() refuses an object'),
    ('[5]', '22023', ARRAY['"m"', '5'], 'add_model_files() refuses a number in the array'),
    (jsonb_build_array(pg_temp.file('z', 'Z')), '22023', ARRAY['"m"', 'ZZZ'],
     'add_model_files() refuses what is no digest'),
    (jsonb_build_array(pg_temp.file('z', 'a', -1)), '22023', ARRAY['"m"', '-1'],
     'add_model_files() refuses a negative size'),
    (jsonb_build_array(pg_temp.file('z', 'a') || '{"md5": "1"}'), '22023', ARRAY['md5'],
     'add_model_files() refuses an unknown key')
  ) AS _ (files, code, names, description);
SELECT refused($$SELECT add_model_files('no', '[]')$$, '23503', ARRAY['"no"'],
    'add_model_files() refuses an unknown version');

SELECT refused($$SELECT add_model_files('m', format('[{"path": {"a": 1}, "sha256": "%s", "size_bytes": 1}]',
                    repeat('a', 64))::jsonb)$$, '22023', ARRAY['"m"', '{"a": 1}'],
    'add_model_files() refuses a path that is no text');

SELECT finish();

ROLLBACK;
