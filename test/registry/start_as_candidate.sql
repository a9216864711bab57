BEGIN;

SELECT plan(9);

SELECT has_trigger(:'registry_schema', 'artifacts', 'artifacts_start_as_candidate',
    'a model that arrives is watched');
SELECT has_trigger(:'registry_schema', 'artifacts', 'artifacts_become_candidate',
    'so is an artifact that becomes one');

CREATE TEMPORARY VIEW state AS
SELECT id, is_latest, lifecycle_state, superseded_by, version_number FROM artifacts;

INSERT INTO artifacts (id, artifact_type, title, metadata, parent_version_id, is_latest,
                       lifecycle_state, superseded_by, version_number)
VALUES ('m1', 'model', 't', model_metadata(), NULL, false, 'superseded', 'm1', 1),
       ('m2', 'model', 't', model_metadata(), 'm1', true, 'active', 'm1', 40);
SELECT results_eq($$SELECT * FROM state WHERE id = 'm1'$$,
    $$VALUES ('m1', true, 'candidate', NULL::text, 1)$$,
    'the first version is a candidate and the latest, whatever the writer says');
SELECT results_eq($$SELECT * FROM state WHERE id = 'm2'$$,
    $$VALUES ('m2', false, 'candidate', NULL::text, 2)$$,
    'a successor never takes over by itself, and is numbered after its parent');
INSERT INTO artifacts (id, artifact_type, title, metadata) VALUES ('m', 'model', 't', model_metadata());
SELECT results_eq($$SELECT * FROM state WHERE id = 'm'$$,
    $$VALUES ('m', true, 'candidate', NULL::text, 1)$$, 'so it is where the writer says nothing');

INSERT INTO artifacts (id, artifact_type, title, metadata, parent_version_id)
VALUES ('d1', 'dataset', 't', model_metadata(), NULL), ('d2', 'dataset', 't', model_metadata(), 'm2');
SELECT results_eq($$SELECT * FROM state WHERE id = 'd2'$$,
    $$VALUES ('d2', true, 'active', NULL::text, 1)$$, 'artifacts of other types are left alone');
UPDATE artifacts SET artifact_type = 'model' WHERE artifact_type = 'dataset';
SELECT results_eq($$SELECT * FROM state WHERE id IN ('d1', 'd2') ORDER BY id$$,
    $$VALUES ('d1', true, 'candidate', NULL::text, 1), ('d2', false, 'candidate', NULL, 3)$$,
    'until they become models');
SELECT is(lineage_position, 3, 'which stand after their parent')
  FROM model_versions WHERE artifact_id = 'd2';

SELECT insert_legacy('old', '{}', is_latest => false);
UPDATE artifacts SET title = 'New title' WHERE id = 'old';
SELECT is(is_latest, false, 'a legacy model is left alone') FROM artifacts WHERE id = 'old';

SELECT finish();

ROLLBACK;
