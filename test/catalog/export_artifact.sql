BEGIN;

SELECT plan(13);

SELECT has_view(:'registry_schema', 'exported_artifacts', 'exported_artifacts exists');
SELECT has_function(:'registry_schema', name, ARRAY['text'], name || '(artifact_id) exists')
  FROM (VALUES ('export_facts'), ('export_artifact')) AS _ (name);

INSERT INTO artifacts (id, artifact_type, title, metadata)
VALUES ('d', 'dataset', 'Data', '{"rows": 7}'), ('e', 'dataset', 'Nobody refers to it', '{}');
SELECT register_model('M', model_metadata('{"b": 1.10}'), id => 'm', trained_by => 'mira',
                      training_started_at => '2026-01-01 00:00:00+00');
SELECT register_model('{"id": "m2", "title": "M", "new_version_of": "m",
                        "links": [{"relation": "trained_on", "target": "d"},
                                  {"relation": "fine_tuned_from", "target": "m"}]}'::jsonb
                      || jsonb_build_object('metadata', model_metadata()));
SELECT record_evaluation('m', '{"f1": 0.5}', 'd', 'test', 'glue', '2026-01-02 00:00:00.5+00', 'eve');
SELECT set_model_alias('m', 'b'), set_model_alias('m', 'a'), reject_model('m2', 'worse');

SELECT results_eq($$SELECT * FROM exported_artifacts ORDER BY is_model, artifact_id$$,
    $$VALUES ('d', false), ('m', true), ('m2', true)$$,
    'exported_artifacts lists models and what they refer to');
SELECT is(export_artifact('d'),
    '{"id": "d", "artifact_type": "dataset", "title": "Data", "metadata": {"rows": 7}}',
    'export_artifact() gives a data set as it is');
SELECT is(export_artifact('m') - '{evaluations,metadata}'::text[],
    '{"id": "m", "artifact_type": "model", "title": "M", "trained_by": "mira",
      "training_started_at": "2026-01-01T00:00:00+00:00", "promotion_state": "candidate",
      "promotion_notes": null, "archived": false, "aliases": ["a", "b"]}',
    'export_artifact() gives what a model states, and its aliases');
SELECT matches((export_artifact('m')->'metadata')::text, '"b": 1[.]10,',
    'export_artifact() gives metadata digit by digit');
SELECT is(export_artifact('m') #> '{evaluations,0}',
    '{"metrics": {"f1": 0.5}, "dataset": "d", "dataset_name": "Data", "split": "test",
      "benchmark_id": "glue", "evaluated_at": "2026-01-02T00:00:00.5+00:00", "evaluator": "eve"}',
    'export_artifact() gives all of an evaluation');
SELECT is(export_artifact('m2')->'links',
    '[{"relation": "fine_tuned_from", "target": "m"}, {"relation": "trained_on", "target": "d"}]',
    'export_artifact() gives links, derivations first');
SELECT is(export_artifact('m2')->>'new_version_of', 'm',
    'export_artifact() gives the version before');
SELECT is(export_artifact('m2')->>'promotion_notes', 'worse',
    'export_artifact() gives the state with its note');

CREATE TEMPORARY TABLE kept AS SELECT export_artifact('m') AS line;
SET LOCAL TimeZone TO 'Asia/Kolkata';
SELECT is(export_artifact('m')::text, line::text,
    'export_artifact() gives the same text in any time zone') FROM kept;
SELECT refused($$SELECT export_artifact('none')$$, '23503', ARRAY['"none"'],
    'export_artifact() refuses an unknown artifact');

SELECT finish();

ROLLBACK;
