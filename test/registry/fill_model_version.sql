BEGIN;

SELECT plan(13);

SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_fill',
    'a new row is filled by a trigger');

CREATE FUNCTION pg_temp.insert_model(id text, parent text DEFAULT NULL)
RETURNS void
LANGUAGE sql
AS $$
    INSERT INTO artifacts (id, artifact_type, title, metadata, parent_version_id)
    VALUES (id, 'model', 'A title', model_metadata('{"benchmark_id": "mmlu"}'), parent)
$$;

SELECT pg_temp.insert_model('m1'), pg_temp.insert_model('m2', 'm1'), pg_temp.insert_model('m3', 'm2');
SELECT results_eq(
    $$SELECT artifact_id, lineage_id, lineage_position FROM model_versions ORDER BY artifact_id$$,
    $$VALUES ('m1', 'm1', 1), ('m2', 'm1', 2), ('m3', 'm1', 3)$$,
    'a version stands after its parent, in the lineage of the first');
SELECT results_eq(
    $$SELECT DISTINCT promotion_state, benchmark_id, eval_metrics_json, is_external
        FROM model_versions$$,
    $$VALUES ('candidate', 'mmlu', '{"top1": 80.4}'::jsonb, false)$$,
    'it is a candidate, and says what metadata says');

SELECT insert_legacy('legacy', model_metadata());
SELECT lives_ok($$INSERT INTO model_versions (artifact_id, benchmark_id) VALUES ('legacy', 'mine')$$,
    'a row for a valid legacy model may be inserted by hand');
SELECT is((SELECT benchmark_id FROM model_versions WHERE artifact_id = 'legacy'), NULL,
    'what metadata states is taken from there all the same');

-- Refusals

SELECT refused($$SELECT pg_temp.insert_model('x', 'm1')$$, '23505', ARRAY['"m1"', '"m2"', '"x"'],
    'a version has one successor');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT refused($$SELECT pg_temp.insert_model('x', 'd')$$, '23503', ARRAY['"d"', '"x"'],
    'a parent is a model');
SELECT insert_legacy('waiting', '{"equations": []}');
SELECT refused($$SELECT pg_temp.insert_model('x', 'waiting')$$, '23503', ARRAY['"waiting"', '"x"'],
    'that is registered');
SELECT throws_ok($$SELECT pg_temp.insert_model('x', 'nowhere')$$, '23503', NULL, 'and exists');
SELECT refused($$INSERT INTO model_versions (artifact_id) VALUES ('d')$$, '23514',
    ARRAY['"d"', 'dataset'], 'only a model has a row');
SELECT refused($$INSERT INTO model_versions (artifact_id) VALUES ('waiting')$$, '23514',
    ARRAY['"waiting"'], 'only metadata that meets the schema has one');
SELECT throws_ok($$INSERT INTO model_versions (artifact_id) VALUES ('nowhere')$$, '23503', NULL,
    'only an artifact that exists has one');
SELECT insert_legacy('ready', model_metadata());
SELECT refused(
    $$INSERT INTO model_versions (artifact_id, promotion_state) VALUES ('ready', 'promoted')$$,
    'MR001', ARRAY['"ready"', 'promoted'], 'no version starts as promoted');

SELECT finish();

ROLLBACK;
