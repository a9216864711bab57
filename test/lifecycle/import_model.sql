BEGIN;

SELECT plan(36);

SELECT has_function(:'registry_schema', 'import_model', ARRAY['jsonb', 'boolean', 'text'],
    'import_model(line, hold_missing, actor) exists');

CREATE FUNCTION pg_temp.line(id text, more jsonb DEFAULT '{}') RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_build_object('id', id, 'title', 'M', 'metadata', model_metadata()) || more
$$;
CREATE TEMPORARY VIEW state AS
SELECT v.artifact_id AS id, v.promotion_state, v.promotion_notes, v.replaced_by
  FROM model_versions AS v ORDER BY lineage_id, lineage_position;

SELECT results_eq($$SELECT * FROM import_model(pg_temp.line('m1'))$$,
    $$VALUES ('m1', true, 0)$$, 'import_model() returns the id of a new model, is_new true');
SELECT results_eq($$SELECT * FROM import_model(pg_temp.line('m1'))$$,
    $$VALUES ('m1', false, 0)$$, 'import_model() returns is_new false for the same line again');
SELECT is(metadata, model_metadata(), 'import_model() registers metadata as it is')
  FROM artifacts WHERE id = 'm1';
SELECT results_eq($$SELECT id, promotion_state FROM state$$, $$VALUES ('m1', 'candidate')$$,
    'import_model() makes a line without a state a candidate');

SELECT is((import_model(pg_temp.line('m1.1', '{"base_model": "m1", "source": {"a": null}}')))
              .artifact_id, 'm1.1', 'import_model() accepts base_model, source');
SELECT is(metadata, model_metadata('{"base_model_id": "m1", "source": {"a": null}}'),
    'import_model() puts base_model, source into metadata')
  FROM artifacts WHERE id = 'm1.1';
SELECT refused(
    $$SELECT import_model(pg_temp.line('x', jsonb_build_object('source', 'a', 'metadata',
                                            model_metadata('{"source": "b"}'))))$$,
    '22023', ARRAY['source', '"a"', '"b"'],
    'import_model() refuses another source than that of metadata');
SELECT results_eq($$SELECT * FROM import_model(pg_temp.line('d', '{"artifact_type": "dataset"}'))$$,
    $$VALUES ('d', true, 0)$$, 'import_model() inserts a data set');
SELECT results_eq(
    $$SELECT * FROM import_model('{"id": "d", "artifact_type": "dataset", "title": "other"}')$$,
    $$VALUES ('d', false, 0)$$, 'import_model() leaves a data set that is there as it is');
SELECT results_eq(
    $$SELECT artifact_type, title, metadata, lifecycle_state FROM artifacts WHERE id = 'd'$$,
    $$VALUES ('dataset', 'M', model_metadata(), 'active')$$,
    'import_model() writes title, metadata of a data set');
SELECT refused($$SELECT import_model(pg_temp.line('m1', '{"artifact_type": "dataset"}'))$$,
    '23505', ARRAY['"m1"', 'of type model, not dataset'],
    'import_model() refuses a data set whose id a model has');
SELECT refused($$SELECT import_model(pg_temp.line('x', '{"artifact_type": "dataset",
                                                         "new_version_of": "m1"}'))$$,
    '22023', ARRAY['new_version_of'], 'import_model() refuses a data set with keys of a model');
SELECT refused($$SELECT import_model('{"id": "x", "artifact_type": "dataset"}')$$,
    '22023', ARRAY['title'], 'import_model() refuses a data set without a title');
SELECT refused($$SELECT import_model('{"title": "D", "artifact_type": "dataset"}')$$,
    '22023', ARRAY['id is NULL'], 'import_model() refuses a data set without an id');
SELECT refused($$SELECT import_model(pg_temp.line('x', '{"colour": "red"}'))$$,
    '22023', ARRAY['colour'], 'import_model() refuses an unknown key');

SELECT refused(
    $$SELECT import_model(pg_temp.line('h', '{"metadata": {"is_external": false}}'))$$,
    '23514', ARRAY['framework'], 'import_model() refuses a line that lacks a required field');
SELECT results_eq(
    $$SELECT * FROM import_model(pg_temp.line('h', jsonb_build_object('metadata',
         model_metadata('{"framework": null, "held_for_review": ["framework"]}')
         - 'training_data')), true)$$,
    $$VALUES ('h', true, 1)$$,
    'import_model() with hold_missing holds what is missing, counts that alone');
SELECT set_eq($$SELECT field FROM model_reviews WHERE artifact_id = 'h'$$,
    ARRAY['framework', 'training_data'], 'import_model() opens a review for each held field');

-- States, in the order of the versions.
SELECT import_model(pg_temp.line('p1', '{"promotion_state": "superseded"}')),
       import_model(pg_temp.line('p2', '{"new_version_of": "p1", "promotion_state": "promoted",
                                         "promotion_notes": "best"}'), false, 'ada'),
       import_model(pg_temp.line('p3', '{"new_version_of": "p1", "promotion_state": "superseded",
                                         "promotion_notes": "too slow"}')),
       import_model(pg_temp.line('p4', '{"new_version_of": "p1", "promotion_state": "rejected",
                                         "promotion_notes": "worse"}')),
       import_model(pg_temp.line('p5', '{"new_version_of": "p1", "archived": true}'));
SELECT results_eq($$SELECT * FROM state WHERE id LIKE 'p_'$$,
    $$VALUES ('p1', 'superseded', NULL::text, 'p2'), ('p2', 'promoted', 'best', NULL),
             ('p3', 'superseded', 'too slow', 'p2'), ('p4', 'rejected', 'worse', NULL),
             ('p5', 'candidate', NULL, NULL)$$,
    'import_model() takes over superseded, promoted, rejected, candidate');
SELECT is((SELECT actor FROM model_events WHERE artifact_id = 'p2' AND event_type = 'promoted'),
    'ada', 'import_model() records who takes the state over');
SELECT ok(archived_at IS NOT NULL, 'import_model() archives a version with archived true')
  FROM model_versions WHERE artifact_id = 'p5';
SELECT import_model(pg_temp.line('p6', '{"new_version_of": "p1", "promotion_state": "promoted"}'));
SELECT results_eq($$SELECT id, promotion_state, replaced_by FROM state WHERE id IN ('p2', 'p6')$$,
    $$VALUES ('p2', 'superseded', 'p6'), ('p6', 'promoted', NULL)$$,
    'import_model() of a promoted version supersedes the one before');
SELECT import_model(pg_temp.line('p2', '{"new_version_of": "p1", "promotion_state": "promoted",
                                         "promotion_notes": "best"}'));
SELECT results_eq($$SELECT id, promotion_state FROM state WHERE id IN ('p2', 'p6')$$,
    $$VALUES ('p2', 'superseded'), ('p6', 'promoted')$$,
    'import_model() of a known line changes no state');
SELECT refused($$SELECT import_model(pg_temp.line('x', '{"promotion_state": "shadow"}'))$$,
    '22023', ARRAY['"shadow"'], 'import_model() refuses an unknown state');
SELECT refused($$SELECT import_model(pg_temp.line('x', '{"promotion_state": "rejected"}'))$$,
    'MR002', ARRAY['"x"'], 'import_model() refuses a rejected version without promotion_notes');
SELECT refused(
    $$SELECT import_model(pg_temp.line('x', '{"promotion_state": "promoted", "archived": true}'))$$,
    'MR012', ARRAY['"x"'], 'import_model() refuses a promoted version that is archived');
SELECT is_empty($$SELECT FROM artifacts WHERE id = 'x'$$,
    'import_model() keeps nothing of a line that it refuses');
SELECT lives_ok($$SELECT import_model(pg_temp.line('n', '{"promotion_state": null,
                                      "archived": false, "base_model": null}'))$$,
    'import_model() takes null for a key that is not there');
SELECT import_model(pg_temp.line('a1', '{"aliases": ["champion", "beta"]}')),
       import_model(pg_temp.line('a2', '{"new_version_of": "a1", "aliases": ["beta"]}')),
       import_model(pg_temp.line('a3', '{"new_version_of": "a1", "aliases": null}'));
SELECT set_eq($$SELECT alias, artifact_id FROM model_aliases$$,
    $$VALUES ('champion', 'a1'), ('beta', 'a2')$$,
    'import_model() gives a new version its aliases, as the last line says');
SELECT import_model(pg_temp.line('a1', '{"aliases": ["champion", "beta"]}'));
SELECT set_eq($$SELECT alias, artifact_id FROM model_aliases$$,
    $$VALUES ('champion', 'a1'), ('beta', 'a2')$$,
    'import_model() of a known line moves no alias');
SELECT refused($$SELECT import_model(pg_temp.line('x', '{"aliases": ["latest"]}'))$$,
    '22023', ARRAY['latest'], 'import_model() refuses a reserved alias');
SELECT refused(format('SELECT import_model(%L)', line), '22023', ARRAY['import_model()', 'JSON object'],
               'import_model() refuses ' || coalesce(line, 'NULL'))
  FROM unnest(ARRAY['[]', 'null', NULL]) AS line;

SELECT refused($$SELECT import_model(pg_temp.line('x', '{"archived": "true"}'))$$, '22023',
    ARRAY['"x"', '"true"'], 'import_model() refuses archived where it is no boolean');

SELECT finish();

ROLLBACK;
