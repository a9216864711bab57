BEGIN;

SELECT plan(9);

SELECT has_trigger(:'registry_schema', 'artifacts', 'artifacts_start_as_candidate',
    'a successor is watched when it arrives');
SELECT has_trigger(:'registry_schema', 'artifacts', 'artifacts_keep_lineage', 'and later');

INSERT INTO artifacts (id, artifact_type, title, metadata, parent_version_id, is_latest,
                       lifecycle_state, version_number)
VALUES ('m1', 'model', 't', model_metadata(), NULL, true, 'active', 1),
       ('m2', 'model', 't', model_metadata(), 'm1', true, 'active', 40);
SELECT results_eq(
    $$SELECT is_latest, lifecycle_state, version_number FROM artifacts WHERE id = 'm2'$$,
    $$VALUES (false, 'candidate', 2)$$,
    'a successor never takes over by itself, whatever the writer says');
SELECT is(is_latest, true, 'the first version stays the latest') FROM artifacts WHERE id = 'm1';

INSERT INTO artifacts (id, artifact_type, title, parent_version_id)
VALUES ('d1', 'dataset', 't', NULL), ('d2', 'dataset', 't', 'd1');
SELECT is(is_latest, true, 'lineages of other types are left alone') FROM artifacts WHERE id = 'd2';
SELECT lives_ok($$UPDATE artifacts SET parent_version_id = NULL WHERE id = 'd2'$$,
    'also when they change');

SELECT refused($$UPDATE artifacts SET artifact_type = 'dataset' WHERE id = 'm2'$$, 'MR003',
    ARRAY['"m2"', '"dataset"'], 'a registered model stays a model');
SELECT refused($$UPDATE artifacts SET parent_version_id = NULL WHERE id = 'm2'$$, 'MR003',
    ARRAY['"m2"', 'm1'], 'and keeps its parent');
SELECT insert_legacy('old', '{}', parent_version_id => 'm1');
SELECT lives_ok($$UPDATE artifacts SET parent_version_id = NULL WHERE id = 'old'$$,
    'a legacy model may be put right before the backfill');

SELECT finish();

ROLLBACK;
