BEGIN;

SELECT plan(20);

SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_10_derive_columns',
    'model_versions has trigger model_versions_10_derive_columns');

CREATE FUNCTION pg_temp.insert_model(id text, parent text DEFAULT NULL)
RETURNS void
LANGUAGE sql
AS $$
    INSERT INTO artifacts (id, artifact_type, title, metadata, parent_version_id)
    VALUES (id, 'model', 'A title', model_metadata('{"benchmark_id": "mmlu"}'), parent)
$$;

SELECT pg_temp.insert_model('m1'), pg_temp.insert_model('m2', 'm1'),
       pg_temp.insert_model('m3', 'm2');
SELECT results_eq(
    $$SELECT artifact_id, lineage_id, lineage_position, is_current
        FROM model_versions ORDER BY artifact_id$$,
    $$VALUES ('m1', 'm1', 1, true), ('m2', 'm1', 2, false), ('m3', 'm1', 3, false)$$,
    'a new version has the position after its parent, in the lineage of the first version');
SELECT results_eq(
    $$SELECT DISTINCT promotion_state, benchmark_id, eval_metrics_json, is_external,
             promotion_event_id, replaced_by
        FROM model_versions$$,
    $$VALUES ('candidate', 'mmlu', '{"top1": 80.4}'::jsonb, false, NULL::bigint, NULL::text)$$,
    'a new version is a candidate that repeats its metadata');
SELECT results_eq('SELECT lineage_id FROM model_lineages', ARRAY['m1'],
    'a first version makes the row of its lineage');

SELECT insert_legacy('legacy', model_metadata());
SELECT lives_ok(
    $$INSERT INTO model_versions (artifact_id, benchmark_id, trained_by, lineage_id,
                                  lineage_position, promotion_event_id)
      VALUES ('legacy', 'mine', 'ada', 'm1', 4, 4711)$$,
    'INSERT into model_versions registers a legacy model with valid metadata');
SELECT results_eq(
    $$SELECT benchmark_id, trained_by, lineage_id, lineage_position, promotion_event_id
        FROM model_versions WHERE artifact_id = 'legacy'$$,
    $$VALUES (NULL::text, 'ada', 'legacy', 1, NULL::bigint)$$,
    'INSERT into model_versions cannot state the mirrored columns with lineage, position, event');
SELECT results_eq(
    $$SELECT is_latest, lifecycle_state FROM artifacts WHERE id = 'legacy'$$,
    $$VALUES (true, 'active')$$, 'INSERT into model_versions keeps the state of a legacy model');
SELECT insert_legacy('next', model_metadata(), parent_version_id => 'legacy');
SELECT lives_ok($$INSERT INTO model_versions (artifact_id) VALUES ('next')$$,
    'INSERT into model_versions registers a legacy model whose parent is flagged as the latest, too');
SELECT results_eq(
    $$SELECT id, is_latest, is_current FROM artifacts JOIN model_versions ON artifact_id = id
       WHERE id IN ('legacy', 'next') ORDER BY id$$,
    $$VALUES ('legacy', true, true), ('next', false, false)$$,
    'INSERT into model_versions leaves one current version where two legacy ones are flagged');

-- The metadata of a new model is validated once: a check that counts its calls.
CREATE TEMPORARY TABLE validation (metadata jsonb);
DROP FUNCTION check_model_metadata(jsonb);
CREATE FUNCTION check_model_metadata(metadata jsonb)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO pg_temp.validation VALUES (metadata);
    RETURN metadata <> '{}';
END
$$;
SELECT pg_temp.insert_model('once');
SELECT is((SELECT count(*) FROM validation), 1::bigint,
    'INSERT of a model validates its metadata once');
SELECT register_model('M', model_metadata(), id => 'once2', new_version_of => 'once',
                      trained_by => 'ada');
SELECT is((SELECT count(*) FROM validation), 2::bigint,
    'register_model() validates the metadata once');

-- Refusals

SELECT refused($$SELECT pg_temp.insert_model('x', 'm1')$$, '23505', ARRAY['"m1"', '"m2"', '"x"'],
    'a second successor of a version is refused');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT refused($$SELECT pg_temp.insert_model('x', 'd')$$, '23503', ARRAY['"d"', '"x"'],
    'a parent version that is no model is refused');
SELECT insert_legacy('waiting', '{}');
SELECT refused($$SELECT pg_temp.insert_model('x', 'waiting')$$, '23503', ARRAY['"waiting"', '"x"'],
    'a parent version that is not registered is refused');
SELECT throws_ok($$SELECT pg_temp.insert_model('x', 'nowhere')$$, '23503', NULL,
    'an unknown parent version is refused');
SELECT refused($$INSERT INTO model_versions (artifact_id) VALUES ('d')$$, '23514',
    ARRAY['"d"', 'dataset'], 'a row of model_versions for what is no model is refused');
SELECT refused($$INSERT INTO model_versions (artifact_id) VALUES ('waiting')$$, '23514',
    ARRAY['"waiting"'], 'a row of model_versions for invalid metadata is refused');
SELECT throws_ok($$INSERT INTO model_versions (artifact_id) VALUES ('nowhere')$$, '23503', NULL,
    'a row of model_versions for an unknown artifact is refused');
SELECT insert_legacy('ready', model_metadata());
SELECT refused(
    $$INSERT INTO model_versions (artifact_id, promotion_state) VALUES ('ready', 'promoted')$$,
    'MR001', ARRAY['"ready"', 'promoted'],
    'a row of model_versions that starts as promoted is refused');
SELECT refused(
    $$INSERT INTO model_versions (artifact_id, promotion_state, promotion_notes)
      VALUES ('ready', 'rejected', 'weak')$$,
    'MR001', ARRAY['"ready"', 'rejected'],
    'a row of model_versions that starts as rejected is refused');

SELECT finish();

ROLLBACK;
