BEGIN;

SELECT plan(5);

SELECT has_trigger(:'registry_schema', 'artifacts', 'artifacts_keep_place',
    'the place of a version is watched');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');
INSERT INTO artifacts (id, artifact_type, title, parent_version_id)
VALUES ('d1', 'dataset', 't', NULL), ('d2', 'dataset', 't', 'd1');
SELECT lives_ok($$UPDATE artifacts SET parent_version_id = NULL WHERE id = 'd2'$$,
    'lineages of other types are left alone');

SELECT refused($$UPDATE artifacts SET artifact_type = 'dataset' WHERE id = 'm2'$$, 'MR003',
    ARRAY['"m2"', '"dataset"'], 'a registered model stays a model');
SELECT refused($$UPDATE artifacts SET parent_version_id = NULL WHERE id = 'm2'$$, 'MR003',
    ARRAY['"m2"', 'm1'], 'and keeps its parent');
SELECT insert_legacy('old', '{}', parent_version_id => 'm1');
SELECT lives_ok($$UPDATE artifacts SET parent_version_id = NULL WHERE id = 'old'$$,
    'a legacy model may be put right before the backfill');

SELECT finish();

ROLLBACK;
