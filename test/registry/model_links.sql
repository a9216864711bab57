BEGIN;

SELECT plan(20);

SELECT has_table(:'registry_schema', 'model_links', 'model_links exists');
SELECT has_function(:'registry_schema', 'is_derivation', ARRAY['text'],
                    'is_derivation(relation) exists');
SELECT has_function(:'registry_schema', 'headline_column', ARRAY['text'],
                    'headline_column(relation) exists');
SELECT has_function(:'registry_schema', 'first_link', ARRAY['text', 'text'],
                    'first_link(artifact_id, column_name) exists');

SELECT register_model('A', model_metadata(), id => 'a'),
       register_model('B', model_metadata(), id => 'b'),
       register_model('M', model_metadata(), id => 'm');
INSERT INTO artifacts (id, artifact_type, title)
VALUES ('d', 'dataset', 'Cells'), ('e', 'dataset', 'More cells');

-- The list of relations stands in the table and in is_derivation().
INSERT INTO model_links (artifact_id, relation, target_id)
SELECT 'm', relation, CASE relation WHEN 'evaluated_on' THEN 'e' ELSE 'a' END
  FROM unnest(ARRAY['derived_from', 'fine_tuned_from', 'adapter_of', 'quantized_from',
                    'merged_from', 'distilled_from', 'trained_on', 'evaluated_on', 'produced_by',
                    'tests']) AS relation;
SELECT is(count(*), 10::bigint, 'model_links accepts ten relations')
  FROM model_links WHERE artifact_id = 'm';
SELECT is_empty(
    $$SELECT relation FROM model_links
       WHERE is_derivation(relation) IS DISTINCT FROM (base_model_id IS NOT NULL)
          OR coalesce(base_model_id, related_id) <> target_id
          OR num_nonnulls(base_model_id, related_id) <> 1$$,
    'is_derivation() and the foreign keys of model_links know the same relations');
SELECT is(is_derivation('likes'), NULL, 'is_derivation() gives NULL for an unknown relation');
SELECT is(pg_get_constraintdef(c.oid) LIKE '%''' || relation || '''%', true,
          'the constraint of model_links names ' || relation)
  FROM pg_constraint AS c, unnest(ARRAY['adapter_of', 'tests']) AS relation
 WHERE c.conrelid = 'model_links'::regclass AND c.conname = 'model_links_relation';
SELECT results_eq(
    $$SELECT relation, headline_column(relation)
        FROM unnest(ARRAY['merged_from', 'evaluated_on', 'trained_on']) AS relation$$,
    $$VALUES ('merged_from', 'base_model_id'), ('evaluated_on', 'eval_dataset_artifact_id'),
             ('trained_on', NULL)$$, 'headline_column() knows derivations and evaluated_on');
SELECT is(first_link('m', 'base_model_id'), 'a', 'first_link() finds the first derivation');
SELECT is(first_link('a', 'base_model_id'), NULL, 'first_link() gives NULL where there is none');
SELECT throws_ok($$INSERT INTO model_links (artifact_id, relation, target_id)
                   VALUES ('m', 'tests', 'm')$$, '23514', NULL,
    'model_links refuses a link to the model itself');

-- The foreign keys

SELECT throws_ok(format('DELETE FROM artifacts WHERE id = %L', id), '23503', NULL,
                 'an artifact that a model is linked to is not deleted: ' || id)
  FROM unnest(ARRAY['a']) AS id;
SELECT lives_ok($$INSERT INTO model_links (artifact_id, relation, target_id)
                  VALUES ('b', 'trained_on', 'd')$$, 'model_links accepts a data set');
SELECT throws_ok($$DELETE FROM artifacts WHERE id = 'd'$$, '23503', NULL,
    'a data set that a model was trained on is not deleted');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'b'$$, 'a model with links is deleted');
SELECT is_empty($$SELECT FROM model_links WHERE artifact_id = 'b'$$,
    'the links of a model are deleted with it');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'd'$$,
    'a data set is deleted when no model is linked to it');
DELETE FROM model_links WHERE artifact_id = 'm' AND related_id IS NOT NULL;
SELECT lives_ok($$DELETE FROM artifacts WHERE id IN ('a', 'm')$$,
    'models that derive from each other are deleted in one statement');

SELECT finish();

ROLLBACK;
