BEGIN;

SELECT plan(17);

SELECT has_table(:'registry_schema', 'model_files', 'model_files exists');
SELECT has_function(:'registry_schema', 'guard_file', ARRAY[]::text[], 'guard_file() exists');
SELECT has_trigger(:'registry_schema', 'model_files', name, 'model_files has trigger ' || name)
  FROM unnest(ARRAY['model_files_10_guard', 'model_files_15_guard_final',
                    'model_files_20_forbid_change',
                    'model_files_20_forbid_truncate']) AS name;

SELECT register_model('M', model_metadata(), id => 'm');
CREATE FUNCTION pg_temp.file(artifact_id text, path text, sha256 text, size_bytes bigint)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('INSERT INTO model_files (artifact_id, path, sha256, size_bytes)
                   VALUES (%L, %L, %L, %L)', artifact_id, path, sha256, size_bytes)
$$;

SELECT lives_ok(pg_temp.file('m', 'a.bin', repeat('a', 64), 0), 'INSERT of a file is accepted');
SELECT results_eq(
    $$SELECT e.event_type, e.after FROM model_files AS f JOIN model_events AS e USING (event_id)$$,
    format($$VALUES ('files_added', '{"files": {"a.bin": "%s"}}'::jsonb)$$, repeat('a', 64)),
    'INSERT of a file is in the history');
SELECT throws_ok(pg_temp.file('m', path, sha256, size_bytes), '23514', NULL, description)
  FROM (VALUES
    ('b', repeat('A', 64), 1, 'model_files refuses a digest in upper case'),
    ('b', repeat('a', 63), 1, 'model_files refuses a digest of 63 digits'),
    ('b', repeat('a', 64), -1, 'model_files refuses a negative size')
  ) AS _ (path, sha256, size_bytes, description);
SELECT refused(statement, 'MR004', ARRAY['file'], description)
  FROM (VALUES
    ($$UPDATE model_files SET url = 'x'$$, 'UPDATE of a file is refused'),
    ($$DELETE FROM model_files$$, 'DELETE of a file is refused')
  ) AS _ (statement, description);
SELECT promote_model('m');
SELECT refused(pg_temp.file('m', 'c.bin', repeat('c', 64), 1), 'MR010', ARRAY['"m"', '"c.bin"'],
    'a promoted version gets no file');
UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm';
DELETE FROM artifacts WHERE id = 'm';
SELECT is_empty('TABLE model_files', 'the files of a model are deleted with it');

-- A trigger of the application

SELECT register_model('N', model_metadata(), id => 'n'), register_model('O', model_metadata(), id => 'o');
SELECT promote_model('o');
CREATE FUNCTION pg_temp.change_file()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF NEW.path = 'other digest' THEN
        NEW.sha256 := repeat('f', 64);
    ELSE
        NEW.artifact_id := 'o';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER z BEFORE INSERT ON model_files FOR EACH ROW EXECUTE FUNCTION pg_temp.change_file();
SELECT refused(pg_temp.file('n', 'other digest', repeat('a', 64), 1), 'MR008', ARRAY['"n"', 'ffff'],
    'model_files refuses a digest that another trigger writes');
SELECT refused(pg_temp.file('n', 'other model', repeat('a', 64), 1), 'MR010', ARRAY['"o"'],
    'a promoted version gets no file from another trigger');

SELECT finish();

ROLLBACK;
