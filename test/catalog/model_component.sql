BEGIN;

SELECT plan(9);

SELECT has_function(:'registry_schema', name, args, name || '() exists')
  FROM (VALUES ('bom_license', ARRAY['text']), ('bom_properties', ARRAY['jsonb']),
               ('model_component', ARRAY['text'])) AS _ (name, args);

SELECT is(bom_license('apache-2.0'), '[{"license": {"id": "Apache-2.0"}}]',
    'bom_license() knows common SPDX identifiers in any case');
SELECT is(bom_license('our own'), '[{"license": {"name": "our own"}}]',
    'bom_license() names any other licence');
SELECT is(bom_properties('{"a": 1, "b": null, "c": {"d": "e"}}'),
    '[{"name": "model_registry:a", "value": "1"},
      {"name": "model_registry:c", "value": "{\"d\": \"e\"}"}]',
    'bom_properties() writes values as texts');

SELECT register_model('M', model_metadata('{"license": "mit"}'), id => 'm');
SELECT is(model_component('m') - '{modelCard,properties}'::text[], '{
    "type": "machine-learning-model", "bom-ref": "m", "name": "M", "version": "1",
    "licenses": [{"license": {"id": "MIT"}}]}', 'model_component() states what is known');
SELECT ok(model_component('m')->'properties'
          @> '[{"name": "model_registry:promotion_state", "value": "candidate"}]',
    'model_component() states the rest as properties');
SELECT refused($$SELECT model_component('none')$$, '23503', ARRAY['"none"'],
    'model_component() refuses an unknown model');

SELECT finish();

ROLLBACK;
