BEGIN;

SELECT plan(13);

SELECT has_function(:'registry_schema', 'insert_artifact', array_fill('text'::text, ARRAY[4])
                    || 'jsonb'::text || array_fill('text'::text, ARRAY[6]),
    'insert_artifact() takes eleven columns of artifacts');
SELECT has_function(:'registry_schema', 'update_artifact_metadata', ARRAY['text', 'jsonb'],
    'update_artifact_metadata(artifact_id, metadata) exists');
SELECT has_function(:'registry_schema', 'update_artifact_state',
    ARRAY['text', 'text', 'text', 'text'],
    'update_artifact_state(artifact_id, is_latest, lifecycle_state, superseded_by) exists');

CREATE FUNCTION pg_temp.insert(id text)
RETURNS boolean
LANGUAGE sql
AS $$
    SELECT insert_artifact(id, 'model', 'candidate', 'Title of ' || id, model_metadata(), NULL, 'v1',
                           'first', 'internal', 'https://o.example', 'ada')
$$;

SELECT is(pg_temp.insert('m'), true, 'insert_artifact() returns true for a new id');
SELECT results_eq(
    $$SELECT artifact_type, title, metadata, version_number, parent_version_id, version_tag,
             changelog, is_latest, lifecycle_state, superseded_by, origin_type, origin_url,
             created_by, created_at, updated_at
        FROM artifacts WHERE id = 'm'$$,
    $$VALUES ('model', 'Title of m', model_metadata(), 1, NULL::text, 'v1', 'first', true,
              'candidate', NULL::text, 'internal', 'https://o.example', 'ada', now(), now())$$,
    'insert_artifact() writes a model');
SELECT is(pg_temp.insert('m'), false, 'insert_artifact() returns false for an id that is in use');

UPDATE artifacts SET updated_at = '2020-01-01' WHERE id = 'm';
SELECT update_artifact_metadata('m', model_metadata('{"benchmark_id": "mmlu"}'));
SELECT results_eq($$SELECT metadata, updated_at FROM artifacts WHERE id = 'm'$$,
    $$VALUES (model_metadata('{"benchmark_id": "mmlu"}'), '2020-01-01'::timestamptz)$$,
    'update_artifact_metadata() writes metadata and nothing else');

-- Without a row of model_versions, no trigger of the registry changes what is written.
SELECT insert_legacy('old', '{}');
UPDATE artifacts SET updated_at = '2020-01-01' WHERE id = 'old';
SELECT update_artifact_state('old', '0', 'superseded', 'm');
SELECT results_eq(
    $$SELECT is_latest, lifecycle_state, superseded_by, updated_at
        FROM artifacts WHERE id = 'old'$$,
    $$VALUES (false, 'superseded', 'm', now())$$,
    'update_artifact_state() writes the state with updated_at');
SELECT update_artifact_state('old', '1', 'active', NULL);
SELECT results_eq(
    $$SELECT is_latest, lifecycle_state, superseded_by FROM artifacts WHERE id = 'old'$$,
    $$VALUES (true, 'active', NULL::text)$$, 'update_artifact_state() writes is_latest 1 as true');

-- A trigger of the application that names its own table without a schema.
CREATE TABLE application_log (artifact_id text);
CREATE FUNCTION log_artifact()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO application_log VALUES (NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER application_log
    AFTER INSERT OR UPDATE ON artifacts
    FOR EACH ROW EXECUTE FUNCTION log_artifact();

SELECT lives_ok($$SELECT register_model('N', model_metadata(), id => 'n')$$,
    'register_model() runs a trigger of the application that needs the search_path');
SELECT lives_ok($$SELECT promote_model('n')$$,
    'promote_model() runs a trigger of the application that needs the search_path');
SELECT lives_ok(
    $$UPDATE model_versions SET benchmark_id = 'mmlu' WHERE artifact_id = 'n'$$,
    'UPDATE of model_versions runs a trigger of the application that needs the search_path');
SELECT is((SELECT count(*) FROM application_log WHERE artifact_id = 'n'), 3::bigint,
    'a trigger of the application on artifacts runs once per write of the registry');

SELECT finish();

ROLLBACK;
