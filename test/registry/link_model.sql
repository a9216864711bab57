BEGIN;

SELECT plan(21);

SELECT has_function(:'registry_schema', name, ARRAY['text', 'text', 'text', 'text'],
                    name || '(artifact_id, relation, target_id, actor) exists')
  FROM unnest(ARRAY['link_model', 'unlink_model']) AS name;

SELECT register_model('Model ' || id, model_metadata(), id => id)
  FROM unnest(ARRAY['a', 'b', 'c']) AS id;
SELECT register_model('M', model_metadata(), id => 'm', base_model_id => 'a');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');

SELECT is(link_model('m', 'merged_from', 'b', 'ada'), true, 'link_model() returns true');
SELECT is(link_model('m', 'merged_from', 'b', 'bob'), false,
    'link_model() returns false for a link that is there');
SELECT results_eq(
    $$SELECT actor, recorded_by, after FROM model_events WHERE event_type = 'linked'$$,
    $$VALUES ('ada', session_user::text COLLATE "default", '{"relation": "merged_from", "target_id": "b"}'::jsonb)$$,
    'link_model() records the link, the actor and the session user, once');
SELECT is(link_model('m', 'derived_from', 'b'), false,
    'link_model() has nothing to add to a derivation whose kind is stated');
SELECT is(link_model('m', 'merged_from', 'a'), true,
    'link_model() states the kind of a derivation that has none');
SELECT results_eq(
    $$SELECT relation, target_id FROM model_links WHERE artifact_id = 'm' ORDER BY position$$,
    $$VALUES ('merged_from', 'a'), ('merged_from', 'b')$$,
    'a derivation that gets a kind keeps its place');
SELECT results_eq(
    $$SELECT before, after FROM model_events WHERE event_type = 'linked'
       ORDER BY lineage_event_number DESC LIMIT 1$$,
    $$VALUES ('{"relation": "derived_from", "target_id": "a"}'::jsonb,
              '{"relation": "merged_from", "target_id": "a"}'::jsonb)$$,
    'the history has a derivation that gets a kind, before and after');
SELECT is(link_model('m', 'merged_from', 'c'), true, 'link_model() adds a third parent');
SELECT is(base_model_id, 'a', 'three parents: base_model_id shows the first')
  FROM model_versions WHERE artifact_id = 'm';
SELECT is(link_model('m', 'evaluated_on', 'd'), true, 'link_model() links to a data set');
SELECT is(eval_dataset_artifact_id, 'd', 'link_model() evaluated_on: eval_dataset_artifact_id shows it')
  FROM model_versions WHERE artifact_id = 'm';
SELECT refused($$SELECT link_model('m', 'fine_tuned_from', 'd')$$, '23503', ARRAY['"d"', '"m"'],
    'link_model() refuses a derivation from a data set');
SELECT refused($$SELECT link_model('nobody', 'fine_tuned_from', 'a')$$, '23503',
    ARRAY['"nobody"'], 'link_model() refuses an unknown model');

SELECT is(unlink_model('m', 'merged_from', 'a', 'ada'), true, 'unlink_model() returns true');
SELECT is(unlink_model('m', 'merged_from', 'a', 'ada'), false,
    'unlink_model() returns false where there is no such link');
SELECT results_eq(
    $$SELECT actor, before, after FROM model_events WHERE event_type = 'unlinked'$$,
    $$VALUES ('ada', '{"relation": "merged_from", "target_id": "a"}'::jsonb, NULL::jsonb)$$,
    'unlink_model() records the link and the actor');
SELECT is(v.base_model_id || (a.metadata->>'base_model_id'), 'bb',
    'unlink_model() of the first parent: base_model_id and metadata show the second')
  FROM model_versions AS v JOIN artifacts AS a ON id = artifact_id WHERE artifact_id = 'm';
SELECT refused($$SELECT unlink_model('nobody', 'merged_from', 'a')$$, '23503', ARRAY['"nobody"'],
    'unlink_model() refuses an unknown model');

SELECT refused($$SELECT unlink_model('m', 'based_on', 'a')$$, '22023', ARRAY['"based_on"'],
    'unlink_model() refuses an unknown relation');

SELECT finish();

ROLLBACK;
