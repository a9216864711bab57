BEGIN;

SELECT plan(40);

SELECT has_function(:'registry_schema', 'read_legacy_field', ARRAY['jsonb', 'text'],
    'read_legacy_field(legacy, field) exists');

-- Exactly one certain value

SELECT is(read_legacy_field(legacy, field)->'value', value, description)
  FROM (VALUES
    ('{"framework": "jax"}'::jsonb, 'framework', '"jax"'::jsonb, 'as stated'),
    ('{"library": "scikit-learn"}', 'framework', '"scikit-learn"', 'by another name'),
    ('{"trained_on": "GEO", "training_data": "GEO"}', 'training_data', '"GEO"',
     'under two names that agree'),
    ('{"training_data": null, "trained_on": "GEO"}', 'training_data', '"GEO"', 'null says nothing'),
    ('{"model_type": "gbm", "architecture": "trees"}', 'model_family', '"gbm"',
     'the first tier speaks alone'),
    ('{"parameter_count": 2, "equations": [], "parameters": {"a": {}, "b": {}}}', 'parameter_count',
     '2', 'a count that its structure confirms'),
    ('{"parameter_count": "~1.2M", "n_params": 1204736}', 'parameter_count', '1204736',
     'an exact count beside an approximate one that agrees'),
    ('{"parameter_count": "7B", "n_params": 6738415616}', 'parameter_count', '6738415616',
     'an exact count beside a count in whole billions'),
    ('{"parameter_count": "many", "n_params": 1204736}', 'parameter_count', '1204736',
     'an exact count beside a text that is no number'),
    ('{"training_data": {"name": "ADNI", "n": 800}, "trained_on": "ADNI"}', 'training_data',
     '"ADNI"', 'a text beside an object'),
    ('{"num_parameters": "1,000", "n_params": 1000}', 'parameter_count', '1000', 'two spellings'),
    ('{"evaluation_metrics": {"a": "1"}, "fit_metrics": {"r2": 1}}', 'evaluation_metrics',
     '{"a": 1}', 'fit metrics do not disturb an evaluation'),
    ('{"hyperparameters": {"lr": 1}}', 'training_config', '{"lr": 1}', 'an object'),
    ('{"model_type": "ODE", "equations": ["a"], "species": ["A"]}', 'model_family', '"ODE"',
     'what is stated comes before what is derived')
  ) AS _ (legacy, field, value, description);
SELECT is(read_legacy_field('{"trained_on": "GEO", "training_data": "GEO"}', 'training_data')
          ->'renamed_from', '["trained_on"]', 'a key with the same value by another name is renamed');
SELECT is(read_legacy_field('{"model_type": "gbm"}', 'model_family')->'renamed_from', 'null',
    'a key that implies the value is not renamed');

-- Held: no value, a reason, and what it could be

CREATE FUNCTION pg_temp.candidates(legacy jsonb, field text)
RETURNS jsonb
LANGUAGE sql
AS $$
    SELECT jsonb_agg(c->'value' ORDER BY c->'value')
      FROM jsonb_array_elements(read_legacy_field(legacy, field)->'candidates') AS c
$$;

CREATE TEMPORARY TABLE unclear AS
SELECT *
  FROM (VALUES
    ('{"parameter_count": "~1.2M"}'::jsonb, 'parameter_count', '[1200000]'::jsonb,
     'a rounded count'),
    ('{"parameter_count": 8, "equations": [], "parameters": {"a": {}}}', 'parameter_count', '[1, 8]',
     'a count that its structure contradicts'),
    ('{"parameter_count": "~1.2M", "n_params": 1304736}', 'parameter_count', '[1200000, 1304736]',
     'an approximate count that the exact one does not round to'),
    ('{"parameter_count": "1.00M", "n_params": 1040000}', 'parameter_count', '[1000000, 1040000]',
     'an approximate count with more digits than the exact one agrees with'),
    ('{"parameter_count": 1.5, "n_params": 1204736}', 'parameter_count', '[1.5, 1204736]',
     'a number that is no count beside an exact count'),
    ('{"parameter_count": "~1.2M", "coefficients": {"a": 1}}', 'parameter_count', '[1, 1200000]',
     'an approximate count that the structure contradicts'),
    ('{"trained_on": [["GEO", "GSE1"], ["GEO", "GSE2"]]}', 'training_data',
     '["[\"GEO\", \"GSE1\"]; [\"GEO\", \"GSE2\"]"]', 'a list of lists'),
    ('{"training_data": "A", "trained_on": "B"}', 'training_data', '["A", "B"]',
     'two names that disagree'),
    ('{"solver": "LSODA"}', 'framework', '["LSODA"]', 'a hint'),
    ('{"fit_metrics": {"r2": 0.3}}', 'evaluation_metrics', '[{"r2": 0.3}]',
     'what was measured on the training data'),
    ('{}', 'framework', NULL, 'nothing at all')
  ) AS _ (legacy, field, candidates, description);
SELECT is(read_legacy_field(legacy, field)->'value', 'null', description) FROM unclear;
SELECT is(pg_temp.candidates(legacy, field), candidates, description || ': candidates') FROM unclear;

SELECT ok(read_legacy_field('{"parameter_count": "~1.2M"}', 'parameter_count')->>'reason' LIKE '%~1.2M%',
    'the reason of a held count quotes what was written');

SELECT finish();

ROLLBACK;
