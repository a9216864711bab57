BEGIN;

SELECT plan(27);

SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_20_sync_artifact',
    'model_versions has trigger model_versions_20_sync_artifact');

SELECT register_model('B', model_metadata(), id => 'b'),
       register_model('M', model_metadata('{"kept": {"deep": [1]}}'), id => 'm');

-- The metadata

UPDATE model_versions
   SET is_external = true, external_source_url = 'https://x.example',
       external_source_version = 'v2',
       base_model_id = 'b', benchmark_id = 'mmlu', training_params_json = '{"lr": 0.1}',
       eval_metrics_json = '{"f1": 0.5}', code_repo_url = 'https://c.example',
       code_commit_sha = repeat('0', 40), code_entrypoint = 'train.py'
 WHERE artifact_id = 'm';
SELECT ok(metadata @> '{"is_external": true, "external_source_url": "https://x.example",
        "external_source_version": "v2", "base_model_id": "b", "benchmark_id": "mmlu",
        "training_config": {"lr": 0.1}, "code_repo_url": "https://c.example",
        "code_commit_sha": "0000000000000000000000000000000000000000",
        "code_entrypoint": "train.py"}',
    'UPDATE of model_versions writes every mirrored column to metadata')
  FROM artifacts WHERE id = 'm';
SELECT is(metadata->'evaluation_metrics', '{"f1": 0.5}',
    'UPDATE of model_versions replaces the metrics in metadata') FROM artifacts WHERE id = 'm';
SELECT is(metadata->'kept', '{"deep": [1]}',
    'UPDATE of model_versions keeps other keys of metadata')
  FROM artifacts WHERE id = 'm';

UPDATE model_versions SET benchmark_id = NULL WHERE artifact_id = 'm';
SELECT is(metadata->>'benchmark_id', NULL,
    'UPDATE of a mirrored column to NULL removes the value from metadata')
  FROM artifacts WHERE id = 'm';
UPDATE model_versions SET trained_by = 'ada', gpu_allocation_id = 'g1' WHERE artifact_id = 'm';
SELECT ok(NOT metadata ?| ARRAY['trained_by', 'gpu_allocation_id', 'training_params_json'],
    'UPDATE of a column that mirrors nothing leaves metadata as it is')
  FROM artifacts WHERE id = 'm';

-- Each table is written once.
CREATE TEMPORARY TABLE written (name text, id text);
CREATE FUNCTION pg_temp.count_write()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO pg_temp.written
    VALUES (TG_TABLE_NAME, coalesce(to_jsonb(NEW)->>'id', to_jsonb(NEW)->>'artifact_id'));
    RETURN NULL;
END
$$;
CREATE TRIGGER zzz_count AFTER INSERT OR UPDATE ON artifacts
    FOR EACH ROW EXECUTE FUNCTION pg_temp.count_write();
CREATE TRIGGER zzz_count AFTER INSERT OR UPDATE ON model_versions
    FOR EACH ROW EXECUTE FUNCTION pg_temp.count_write();
CREATE FUNCTION pg_temp.writes(statement text, expected text[], description text)
RETURNS text
LANGUAGE plpgsql
AS $$
BEGIN
    TRUNCATE pg_temp.written;
    EXECUTE statement;
    RETURN results_eq('SELECT name || '' '' || id FROM pg_temp.written ORDER BY 1', expected,
                      description);
END
$$;

SELECT pg_temp.writes($$UPDATE model_versions SET benchmark_id = 'gsm8k' WHERE artifact_id = 'm'$$,
    ARRAY['artifacts m', 'model_versions m'],
    'UPDATE of model_versions.benchmark_id writes each of the two tables once');
SELECT pg_temp.writes($$UPDATE model_versions SET trained_by = 'bob' WHERE artifact_id = 'm'$$,
    ARRAY['model_versions m'], 'UPDATE of model_versions.trained_by does not write artifacts');
SELECT pg_temp.writes(
    $$UPDATE artifacts SET metadata = metadata || '{"benchmark_id": "mmlu"}' WHERE id = 'm'$$,
    ARRAY['artifacts m', 'model_versions m'],
    'UPDATE of benchmark_id in metadata writes each of the two tables once');
SELECT pg_temp.writes(
    $$UPDATE artifacts SET metadata = metadata || '{"kept": 1}' WHERE id = 'm'$$,
    ARRAY['artifacts m'],
    'UPDATE of a key of metadata that is not mirrored does not write model_versions');
SELECT pg_temp.writes(
    $$SELECT register_model('N', model_metadata(), id => 'n', new_version_of => 'm')$$,
    ARRAY['artifacts n', 'model_versions n'],
    'register_model() writes each of the two tables once');

-- Refusals

SELECT refused(
    $$UPDATE model_versions SET eval_metrics_json = '{"f1": "0.5"}' WHERE artifact_id = 'm'$$,
    '23514', ARRAY['"m"', '/evaluation_metrics/f1'],
    'UPDATE of model_versions refuses metrics that the metadata schema refuses');
SELECT refused($$UPDATE model_versions SET eval_metrics_json = NULL WHERE artifact_id = 'm'$$,
    '23514', ARRAY['"m"'], 'UPDATE of model_versions refuses to remove a required value');
SELECT is((SELECT eval_metrics_json FROM model_versions WHERE artifact_id = 'm'), '{"f1": 0.5}',
    'UPDATE of model_versions that is refused leaves the metrics as they were');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT refused('UPDATE model_versions SET ' || setting || $$ WHERE artifact_id = 'n'$$, 'MR003',
               ARRAY['"n"'], 'UPDATE of model_versions refuses ' || description)
  FROM (VALUES ('lineage_id = ''b'', lineage_position = 2', 'another lineage'),
               ('lineage_position = 7',                     'another position')
       ) AS _ (setting, description);
SELECT throws_ok($$UPDATE model_versions SET artifact_id = 'd' WHERE artifact_id = 'n'$$, '23503', NULL,
    'UPDATE of model_versions refuses another artifact: its evaluations refer to it');
SELECT register_model('Held', model_metadata('{"evaluation_metrics": null,
                      "held_for_review": ["evaluation_metrics"]}'), id => 'unevaluated');
SELECT refused($$UPDATE model_versions SET artifact_id = 'd' WHERE artifact_id = 'unevaluated'$$, 'MR003',
    ARRAY['"unevaluated"'], 'UPDATE of model_versions refuses another artifact');

-- The state

SELECT reject_model('m', 'weak'), reopen_model('m', 'not so weak'), promote_model('b');
SELECT event_id AS promoted_b FROM model_events WHERE artifact_id = 'b' AND event_type = 'promoted'
\gset
CREATE FUNCTION pg_temp.promote()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.promotion_state := 'promoted';
    RETURN NEW;
END
$$;
CREATE TRIGGER zzz_promote BEFORE UPDATE ON model_versions
    FOR EACH ROW EXECUTE FUNCTION pg_temp.promote();
SELECT refused($$UPDATE model_versions SET trained_by = 'eve' WHERE artifact_id = 'm'$$, 'MR001',
    ARRAY['"m"', 'promoted'],
    'UPDATE of trained_by refuses a trigger on model_versions that changes promotion_state');
DROP TRIGGER zzz_promote ON model_versions;
SELECT refused(format($$UPDATE model_versions SET promotion_event_id = %s WHERE artifact_id = 'm'$$,
                      :promoted_b), 'MR001', ARRAY['"m"'],
    'UPDATE of promotion_event_id alone refuses the event of another version');
SELECT refused($$UPDATE model_versions SET promotion_event_id = NULL WHERE artifact_id = 'm'$$,
    'MR001', ARRAY['"m"'], 'UPDATE of promotion_event_id to NULL is refused');

-- Columns that follow the state

CREATE FUNCTION pg_temp.state()
RETURNS jsonb
LANGUAGE sql
AS $$
    SELECT jsonb_agg(to_jsonb(s) ORDER BY id)
      FROM (SELECT id, is_latest, is_current, superseded_by, replaced_by
              FROM artifacts JOIN model_versions ON artifact_id = id) AS s
$$;
CREATE FUNCTION pg_temp.nothing_changes(setting text, id text, description text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    _before jsonb := pg_temp.state();
BEGIN
    BEGIN
        EXECUTE format('UPDATE model_versions SET %s WHERE artifact_id = %L', setting, id);
    EXCEPTION WHEN OTHERS THEN
        NULL;  -- Refused, or without effect.
    END;
    RETURN is(pg_temp.state(), _before, description);
END
$$;
SELECT register_model('P', model_metadata(), id => 'p1'),
       register_model('P', model_metadata(), id => 'p2', new_version_of => 'p1');
SELECT promote_model('p1'), promote_model('p2');
SELECT pg_temp.nothing_changes('is_current = false', 'm',
    'UPDATE of model_versions cannot clear is_current of a candidate');
SELECT pg_temp.nothing_changes($$replaced_by = 'b'$$, 'p1',
    'UPDATE of model_versions cannot name another replacement of a superseded version');

-- A trigger of the application on artifacts that undoes what the registry writes

CREATE FUNCTION pg_temp.strip()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.metadata := NEW.metadata - 'benchmark_id';
    RETURN NEW;
END
$$;
CREATE FUNCTION pg_temp.skip()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RETURN NULL;
END
$$;
CREATE FUNCTION pg_temp.in_sync(statement text, description text)
RETURNS text
LANGUAGE plpgsql
AS $$
BEGIN
    BEGIN
        EXECUTE statement;
    EXCEPTION WHEN OTHERS THEN
        NULL;  -- Refused, or both tables agree.
    END;
    RETURN is_empty(
        $query$SELECT id FROM artifacts JOIN model_versions ON artifact_id = id
                WHERE metadata->>'benchmark_id' IS DISTINCT FROM benchmark_id
                   OR (lifecycle_state = 'active') <> (promotion_state = 'promoted')$query$,
        description);
END
$$;
CREATE TRIGGER application BEFORE UPDATE ON artifacts
    FOR EACH ROW EXECUTE FUNCTION pg_temp.strip();
SELECT pg_temp.in_sync($$UPDATE model_versions SET benchmark_id = 'new' WHERE artifact_id = 'b'$$,
    'model_versions is in sync where a trigger of the application removes a key from metadata');
DROP TRIGGER application ON artifacts;
UPDATE model_versions SET benchmark_id = NULL WHERE artifact_id = 'b';
CREATE TRIGGER application BEFORE UPDATE ON artifacts
    FOR EACH ROW EXECUTE FUNCTION pg_temp.skip();
SELECT pg_temp.in_sync($$SELECT promote_model('n')$$,
    'model_versions is in sync where a trigger of the application skips the UPDATE of artifacts');
DROP TRIGGER application ON artifacts;

-- A new row

SELECT insert_legacy('old', model_metadata('{"kept": 1}'), lifecycle_state => 'draft');
INSERT INTO model_versions (artifact_id) VALUES ('old');
SELECT results_eq(
    $$SELECT metadata, is_latest, lifecycle_state FROM artifacts WHERE id = 'old'$$,
    $$VALUES (model_metadata('{"kept": 1}'), true, 'draft')$$,
    'INSERT into model_versions leaves the artifact as it is');
SELECT results_eq($$SELECT event_type FROM model_events WHERE artifact_id = 'old'$$,
    ARRAY['registered'], 'INSERT into model_versions adds registered');

SELECT finish();

ROLLBACK;
