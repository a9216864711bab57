BEGIN;

SELECT plan(9);

SELECT has_trigger(:'registry_schema', 'artifacts', 'artifacts_keep_state',
    'what the application writes is watched');
SET LOCAL client_min_messages = warning;

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('M', model_metadata(), id => 'm3', new_version_of => 'm1'),
       register_model('Other', model_metadata(), id => 'other');
SELECT promote_model('m1'), promote_model('m2'), reject_model('m3', 'weak');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 't');

CREATE TEMPORARY TABLE before AS SELECT * FROM artifacts WHERE artifact_type = 'model';

CREATE FUNCTION pg_temp.nothing_changes(setting text, description text)
RETURNS text
LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE 'UPDATE artifacts SET ' || setting;
    RETURN set_eq('SELECT * FROM artifacts WHERE artifact_type = ''model''', 'TABLE before',
                  description);
END
$$;

SELECT pg_temp.nothing_changes('is_latest = true', 'nobody makes a version the latest by hand');
SELECT pg_temp.nothing_changes('is_latest = false', 'nor takes that away');
SELECT pg_temp.nothing_changes('lifecycle_state = ''active''', 'nor activates one');
SELECT pg_temp.nothing_changes('superseded_by = ''other''', 'nor says what took its place');
SELECT pg_temp.nothing_changes('version_number = 7', 'nor counts anew');
SELECT results_eq(
    $$SELECT is_latest, lifecycle_state, superseded_by, version_number FROM artifacts WHERE id = 'd'$$,
    $$VALUES (false, 'active', 'other', 7)$$, 'artifacts of other types are left alone');

UPDATE artifacts SET title = 'New', version_tag = 'v2', is_latest = true WHERE id = 'm1';
SELECT results_eq($$SELECT title, version_tag FROM artifacts WHERE id = 'm1'$$,
    $$VALUES ('New', 'v2')$$, 'the rest of such an UPDATE is done');
SELECT insert_legacy('old', '{}');
UPDATE artifacts SET is_latest = false, lifecycle_state = 'draft' WHERE id = 'old';
SELECT results_eq($$SELECT is_latest, lifecycle_state FROM artifacts WHERE id = 'old'$$,
    $$VALUES (false, 'draft')$$, 'a legacy model is the application''s until the backfill');

SELECT finish();

ROLLBACK;
