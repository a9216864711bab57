BEGIN;

SELECT plan(15);

SELECT has_function(:'registry_schema', 'refers_back', ARRAY['text', 'text', 'boolean'],
    'refers_back(reference_id, artifact_id, with_bases) exists');

SELECT insert_legacy('alone', '{}'),
       insert_legacy('child', '{}', parent_version_id => 'alone'),
       insert_legacy('tuned', '{"base_model_id": "child"}'),
       insert_legacy('twice', '"{\"base_model_id\": \"tuned\"}"'),
       insert_legacy('left', '{"base_model_id": "right"}'),
       insert_legacy('right', '{"base_model_id": "left"}'),
       insert_legacy('behind', '{"base_model_id": "left"}');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('data', 'dataset', 't');

SELECT is(refers_back(reference, model, with_bases), result, description)
  FROM (VALUES
    (NULL, 'alone', true, false, 'no reference leads nowhere'),
    ('nobody', 'alone', true, false, 'an unknown id leads nowhere'),
    ('alone', 'alone', true, true, 'a reference to the model itself leads back to it'),
    ('child', 'alone', false, true, 'parent versions lead back'),
    ('tuned', 'alone', false, false, 'base models are not followed unless asked'),
    ('tuned', 'alone', true, true, 'base models lead back'),
    ('twice', 'alone', true, true, 'base models in metadata that was encoded twice lead back'),
    ('left', 'behind', true, false, 'a cycle of other models ends the search')
  ) AS _ (reference, model, with_bases, result, description);

SELECT is(base_model_fault(model, base), fault, description)
  FROM (VALUES
    ('tuned', NULL, NULL, 'no base model has no fault'),
    ('tuned', 'child', NULL, 'a model further up has no fault'),
    ('tuned', 'tuned', 'a model is not its own base model', 'a model based on itself has a fault'),
    ('tuned', 'nobody', 'no model has this id', 'an unknown base model is a fault'),
    ('tuned', 'data', 'no model has this id', 'a data set as base model is a fault'),
    ('left', 'right', 'that model is derived from this one', 'a base model in a cycle is a fault')
  ) AS _ (model, base, fault, description);

SELECT finish();

ROLLBACK;
