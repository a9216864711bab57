BEGIN;

SELECT plan(17);

SELECT has_trigger(:'registry_schema', 'artifacts', 'model_registry_10_derive_state',
    'artifacts has trigger model_registry_10_derive_state');

CREATE TEMPORARY VIEW state AS
SELECT id, is_latest, lifecycle_state, superseded_by, version_number FROM artifacts;

-- A new model

INSERT INTO artifacts (id, artifact_type, title, metadata, parent_version_id, is_latest,
                       lifecycle_state, superseded_by, version_number)
VALUES ('m1', 'model', 't', model_metadata(), NULL, false, 'superseded', 'm1', 1),
       ('m2', 'model', 't', model_metadata(), 'm1', true, 'active', 'm1', 40);
SELECT results_eq($$SELECT * FROM state WHERE id = 'm1'$$,
    $$VALUES ('m1', true, 'candidate', NULL::text, 1)$$,
    'the first version of a lineage is a candidate, the latest, whatever the INSERT states');
SELECT results_eq($$SELECT * FROM state WHERE id = 'm2'$$,
    $$VALUES ('m2', false, 'candidate', NULL::text, 2)$$,
    'a later version is a candidate, not the latest, numbered after its parent');
INSERT INTO artifacts (id, artifact_type, title, metadata)
VALUES ('m', 'model', 't', model_metadata());
SELECT results_eq($$SELECT * FROM state WHERE id = 'm'$$,
    $$VALUES ('m', true, 'candidate', NULL::text, 1)$$,
    'a model is a candidate where the INSERT states no lifecycle_state');

INSERT INTO artifacts (id, artifact_type, title, metadata, parent_version_id)
VALUES ('d1', 'dataset', 't', model_metadata(), NULL),
       ('d2', 'dataset', 't', model_metadata(), 'm2');
SELECT results_eq($$SELECT * FROM state WHERE id = 'd2'$$,
    $$VALUES ('d2', true, 'active', NULL::text, 1)$$,
    'an artifact of another type keeps the state that the INSERT gives it');
UPDATE artifacts SET artifact_type = 'model' WHERE artifact_type = 'dataset';
SELECT results_eq($$SELECT * FROM state WHERE id IN ('d1', 'd2') ORDER BY id$$,
    $$VALUES ('d1', true, 'candidate', NULL::text, 1), ('d2', false, 'candidate', NULL, 3)$$,
    'an artifact that becomes a model is a candidate, numbered after its parent');
SELECT is(lineage_position, 3,
    'an artifact that becomes a model continues the lineage of its parent')
  FROM model_versions WHERE artifact_id = 'd2';

-- A registered version

SET LOCAL client_min_messages = warning;
SELECT register_model('Other', model_metadata(), id => 'other');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 't');
SELECT promote_model('m1'), promote_model('m2'), reject_model('d2', 'weak');
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

SELECT pg_temp.nothing_changes('is_latest = true',
    'UPDATE of artifacts cannot set is_latest of a registered version');
SELECT pg_temp.nothing_changes('is_latest = false',
    'UPDATE of artifacts cannot clear is_latest of a registered version');
SELECT pg_temp.nothing_changes('lifecycle_state = ''active''',
    'UPDATE of artifacts cannot set lifecycle_state of a registered version');
SELECT pg_temp.nothing_changes('superseded_by = ''other''',
    'UPDATE of artifacts cannot set superseded_by of a registered version');
SELECT pg_temp.nothing_changes('version_number = 7',
    'UPDATE of artifacts cannot set version_number of a registered version');
SELECT is((SELECT count(*) FROM model_events WHERE event_type = 'details_changed'), 0::bigint,
    'UPDATE of artifacts that changes no state of a registered version adds no event');
SELECT results_eq(
    $$SELECT is_latest, lifecycle_state, superseded_by, version_number
        FROM artifacts WHERE id = 'd'$$,
    $$VALUES (false, 'active', 'other', 7)$$,
    'UPDATE of artifacts sets the state of an artifact of another type');

UPDATE artifacts SET title = 'New', version_tag = 'v2', is_latest = true WHERE id = 'm1';
SELECT results_eq($$SELECT title, version_tag, is_latest FROM artifacts WHERE id = 'm1'$$,
    $$VALUES ('New', 'v2', false)$$,
    'UPDATE of artifacts writes the other columns where is_latest stays as it is');

-- A legacy model

SELECT insert_legacy('old', '{}', is_latest => false);
UPDATE artifacts SET title = 'New title' WHERE id = 'old';
SELECT is(is_latest, false, 'UPDATE of the title of a legacy model leaves its is_latest as it is')
  FROM artifacts WHERE id = 'old';
UPDATE artifacts SET is_latest = true, lifecycle_state = 'draft' WHERE id = 'old';
SELECT results_eq($$SELECT is_latest, lifecycle_state FROM artifacts WHERE id = 'old'$$,
    $$VALUES (true, 'draft')$$,
    'UPDATE of artifacts sets the state of a legacy model before the backfill');

SELECT finish();

ROLLBACK;
