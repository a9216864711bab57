BEGIN;

SELECT plan(9);

SELECT has_function(:'registry_schema', 'model_card_data', ARRAY['text'],
    'model_card_data(artifact_id) exists');

SELECT register_model('Base', model_metadata(), id => 'base');
SELECT register_model('M', model_metadata(
    '{"license": "mit", "tags": ["a", "b"], "base_model_id": "base", "task": "ranking",
      "evaluation_metrics": {"f1": {"value": 0.5, "ci_low": 0.4, "ci_high": 0.6}}}'),
    id => 'm', version_tag => 'v1');
SELECT is(model_card_data('m')->key, value, 'model_card_data() states ' || key)
  FROM (VALUES
    ('license',      '"mit"'::jsonb),
    ('library_name', '"pytorch"'),
    ('base_model',   '["base"]'),
    ('tags',         '["a", "b"]'),
    ('metrics',      '["f1"]')
  ) AS _ (key, value);
SELECT is(model_card_data('m') #> '{model-index,0,results,0}' #- '{dataset,args}', '{
    "task": {"type": "ranking"},
    "dataset": {"type": "ImageNet-1k validation", "name": "ImageNet-1k validation"},
    "metrics": [{"type": "f1", "value": 0.5, "args": {"ci_low": 0.4, "ci_high": 0.6}}]}',
    'model_card_data() has an entry of model-index for each evaluation');
SELECT is((model_card_data('m') #>> '{model_registry,metadata}')::jsonb,
    (SELECT metadata FROM artifacts WHERE id = 'm'),
    'model_card_data() holds the metadata whole');

SELECT refused($$SELECT model_card_data('none')$$, '23503', ARRAY['"none"'],
    'model_card_data() refuses an unknown model');

SELECT finish();

ROLLBACK;
