BEGIN;

SELECT plan(16);

SELECT has_function(:'registry_schema', 'first_derivation', ARRAY['text', 'jsonb'],
                    'first_derivation(artifact_id, links) exists');
SELECT has_function(:'registry_schema', 'record_stated_facts',
                    ARRAY['text', 'jsonb', 'jsonb', 'jsonb', 'text'],
                    'record_stated_facts() exists');
SELECT has_function(:'registry_schema', 'require_same_facts',
                    ARRAY['text', 'jsonb', 'jsonb', 'jsonb'], 'require_same_facts() exists');

SELECT register_model('Model ' || id, model_metadata(), id => id)
  FROM unnest(ARRAY['a', 'b', 'c']) AS id;
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
CREATE TABLE stated (model jsonb);
INSERT INTO stated
VALUES (jsonb_build_object('title', 'M', 'id', 'm', 'created_by', 'ada', 'metadata',
        model_metadata(), 'links', '[
            {"relation": "trained_on", "target": "d"}, {"relation": "merged_from", "target": "a"},
            {"relation": "merged_from", "target": "b"}, {"relation": "merged_from", "target": "c"}]'
        ::jsonb, 'files', jsonb_build_array(jsonb_build_object(
            'path', 'w.bin', 'sha256', repeat('a', 64), 'size_bytes', 5)),
        'evaluations', '[{"metrics": {"top1": 81}, "dataset": "d"}]'::jsonb));

SELECT is(register_model(model), 'm', 'register_model() takes links, files and evaluations')
  FROM stated;
SELECT is(array_agg(relation || ' ' || target_id ORDER BY position),
    ARRAY['evaluated_on d', 'merged_from a', 'trained_on d', 'merged_from b', 'merged_from c'],
    'register_model() links three parents: none is lost')
  FROM model_links WHERE artifact_id = 'm';
SELECT is(base_model_id, 'a', 'register_model() takes the first derivation as base model')
  FROM model_versions WHERE artifact_id = 'm';
SELECT is(eval_metrics_json, '{"top1": 81}', 'register_model() shows the evaluation that it is given')
  FROM model_versions WHERE artifact_id = 'm';
SELECT is(count(*), 1::bigint, 'register_model() adds the files')
  FROM model_files WHERE artifact_id = 'm';
SELECT results_eq(
    $$SELECT DISTINCT actor FROM model_events
       WHERE artifact_id = 'm' AND event_type IN ('registered', 'linked', 'files_added')
         AND after->>'relation' IS DISTINCT FROM 'evaluated_on'$$,
    ARRAY['ada'], 'register_model() records who registers as who links and adds files');
CREATE TABLE counted AS SELECT count(*) AS events FROM model_events;
SELECT is(register_model(model), 'm', 'register_model() accepts links, files and evaluations again')
  FROM stated;
SELECT is(count(*), (SELECT events FROM counted), 'register_model() again changes nothing')
  FROM model_events;
SELECT refused(
    format('SELECT register_model(%L)', model || change), code, names, description)
  FROM stated, (VALUES
    ('{"links": [{"relation": "merged_from", "target": "a"},
                  {"relation": "tests", "target": "d"}]}'::jsonb, '23505', ARRAY['"m"', 'tests'],
     'register_model() again refuses another link'),
    (jsonb_build_object('files', jsonb_build_array(jsonb_build_object(
        'path', 'w.bin', 'sha256', repeat('b', 64), 'size_bytes', 5))), '23505',
     ARRAY['"m"', 'bbbb'], 'register_model() again refuses another file'),
    ('{"evaluations": [{"metrics": {"top1": 99}, "dataset": "d"}]}', '23505', ARRAY['"m"', '99'],
     'register_model() again refuses another evaluation'),
    ('{"id": "n", "links": [{"relation": "tests"}]}', '22023', ARRAY['"n"', 'tests'],
     'register_model() refuses a link without a target')
  ) AS _ (change, code, names, description);
SELECT is_empty($$SELECT FROM artifacts WHERE id = 'n'$$,
    'register_model() leaves nothing of a model whose link is refused');

SELECT finish();

ROLLBACK;
