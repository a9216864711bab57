BEGIN;

SELECT plan(11);

SELECT has_function(:'registry_schema', 'derive_legacy_field', ARRAY['jsonb', 'text'],
    'derive_legacy_field(legacy, field) exists');

CREATE FUNCTION pg_temp.derived(legacy jsonb, field text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT concat_ws(' from ', d.value, d.legacy_key) FROM derive_legacy_field(legacy, field) AS d
$$;

SELECT is(coalesce(pg_temp.derived(legacy, field), ''), derived, description)
  FROM (VALUES
    ('{"equations": ["a"], "species": ["A"]}'::jsonb, 'model_family', '"biophysical" from equations',
     'equations of species make a biophysical model'),
    ('{"equations": ["a"]}', 'model_family', '', 'equations without species make no biophysical model'),
    ('{"equations": ["a"], "parameters": {"k1": {}, "k2": {"value": 1}}}', 'parameter_count',
     '2 from parameters', 'an ODE model has as many as its parameters names'),
    ('{"parameters": {"k1": {}}}', 'parameter_count', '', 'parameters without equations are not counted'),
    ('{"coefficients": {"age": 1, "sex": 2}, "intercept": -1}', 'parameter_count',
     '3 from coefficients', 'a regression has its coefficients and its intercept'),
    ('{"coefficients": {"age": 1, "sex": 2}}', 'parameter_count', '2 from coefficients',
     'a regression without an intercept has its coefficients'),
    ('{"coefficients": [1, 2, 3], "intercept": 0}', 'parameter_count', '4 from coefficients',
     'a list of coefficients is counted'),
    ('{"coefficients": "1, 2"}', 'parameter_count', '', 'a text of coefficients is not counted'),
    ('{"equations": ["a"], "species": ["A"]}', 'framework', '', 'a framework is not derived'),
    ('{}', 'parameter_count', '', 'nothing is derived from empty metadata')
  ) AS _ (legacy, field, derived, description);

SELECT finish();

ROLLBACK;
