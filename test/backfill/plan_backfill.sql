BEGIN;

SELECT plan(50);

SELECT has_function(:'registry_schema', 'plan_backfill', ARRAY['text', 'text', 'text', 'text'],
    'plan_backfill(artifact_id, legacy_metadata, origin_type, origin_url) exists');

CREATE FUNCTION pg_temp.plan(legacy jsonb, origin_type text DEFAULT 'internal', origin_url text DEFAULT NULL)
RETURNS TABLE (metadata jsonb, readings jsonb)
LANGUAGE sql
AS $$
    SELECT * FROM plan_backfill('m', legacy::text, origin_type, origin_url)
$$;
CREATE FUNCTION pg_temp.actions(legacy jsonb, field text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT string_agg(concat_ws(' ', r->>'action', r->>'legacy_key'), ', ' ORDER BY r->>'legacy_key')
      FROM pg_temp.plan(legacy), jsonb_array_elements(readings) AS r WHERE r->>'field' = field
$$;

-- The metadata

SELECT ok(check_model_metadata(metadata), 'whatever it was, it meets the schema: ' || left(legacy::text, 50))
  FROM (VALUES ('{}'::jsonb), ('[1]'), ('"words"'), ('{"parameter_count": {}, "framework": 7}'),
               ('{"evaluation_metrics": {"loss": [1]}, "license": 5, "code_commit_sha": "abc"}'),
               ('{"held_for_review": "yes", "benchmark_id": {}, "training_config": "lr=1"}')
       ) AS _ (legacy), LATERAL pg_temp.plan(legacy);
SELECT is(metadata, model_metadata(), 'what is complete stays as it is')
  FROM pg_temp.plan(model_metadata());
SELECT is(metadata, model_metadata('{"own": {"deep": [1, null]}}'), 'unknown keys survive')
  FROM pg_temp.plan(model_metadata('{"own": {"deep": [1, null]}}'));
SELECT is(metadata, model_metadata(), 'another name gives its value and goes')
  FROM pg_temp.plan(model_metadata() - 'framework' - 'training_data'
                    || '{"library": "pytorch", "trained_on": "ImageNet-1k"}');
SELECT is(metadata, model_metadata('{"framework": null, "solver": "LSODA",
                                    "held_for_review": ["framework"]}'),
    'what needs a guess is null and held')
  FROM pg_temp.plan(model_metadata() - 'framework' || '{"solver": "LSODA"}');
SELECT is(metadata, model_metadata('{"parameter_count": null, "held_for_review": ["parameter_count"],
                                    "legacy_values": {"parameter_count": "~1.2M"}}'),
    'a legacy value that makes room is kept aside')
  FROM pg_temp.plan(model_metadata('{"parameter_count": "~1.2M"}'));
SELECT is(metadata, model_metadata('{"legacy_values": {"license": 5, "base_model_id": "nowhere"}}'),
    'values that a field cannot hold, and an unknown base model, are kept aside')
  FROM pg_temp.plan(model_metadata('{"license": 5, "base_model_id": "nowhere"}'));
SELECT is(metadata, model_metadata('{"is_external": true, "external_source_version": "v1",
                                    "external_source_url": "https://o.example/m"}'),
    'an external model has its source from origin_url')
  FROM pg_temp.plan(model_metadata('{"external_source_version": "v1"}') - 'is_external', 'external',
                    'https://o.example/m');

-- What became of each key

SELECT is(pg_temp.actions(legacy, field), actions, format('%s: %s', field, actions))
  FROM (VALUES
    ('{"framework": "jax"}'::jsonb, 'framework', 'kept framework'),
    ('{"library": "jax"}', 'framework', 'renamed library'),
    ('{"trained_on": "A", "training_data": "A"}', 'training_data', 'renamed trained_on, kept training_data'),
    ('{"coefficients": {"a": 1}}', 'parameter_count', 'derived coefficients'),
    ('{"parameter_count": "~1.2M"}', 'parameter_count', 'held parameter_count'),
    ('{"layers": "[1, 2]"}', 'layers', 'decoded layers'),
    ('{"own": 1}', 'own', 'kept own'),
    ('{"license": 5}', 'license', 'set aside license'),
    ('{}', 'is_external', 'derived'),
    ('{"is_external": false}', 'is_external', 'kept is_external')
  ) AS _ (legacy, field, actions);

-- Nothing is lost: each leaf of a legacy value is under its key, in its field or in legacy_values

SELECT is(metadata->field, value, format('%s of %s', field, legacy))
  FROM (VALUES
    ('{"training_data": {"name": "ADNI", "n": 800}, "trained_on": "ADNI"}'::jsonb, 'training_data',
     '"ADNI"'::jsonb),
    ('{"training_data": {"name": "ADNI", "n": 800}, "trained_on": "ADNI"}', 'legacy_values',
     '{"training_data": {"name": "ADNI", "n": 800}}'),
    ('{"training_config": "see wiki", "hyperparameters": {"lr": 1}}', 'training_config', '{"lr": 1}'),
    ('{"training_config": "see wiki", "hyperparameters": {"lr": 1}}', 'legacy_values',
     '{"training_config": "see wiki"}'),
    ('{"benchmark_id": 5, "benchmark": "mmlu"}', 'benchmark_id', '"mmlu"'),
    ('{"benchmark_id": 5, "benchmark": "mmlu"}', 'legacy_values', '{"benchmark_id": 5}'),
    ('{"parameter_count": "~1.2M", "n_params": 1204736}', 'legacy_values',
     '{"parameter_count": "~1.2M"}'),
    ('{"num_parameters": "5,412,480"}', 'legacy_values', '{"num_parameters": "5,412,480"}'),
    ('{"trained_on": ["a; b", "c"]}', 'legacy_values', '{"trained_on": ["a; b", "c"]}'),
    ('{"training_data": null, "trained_on": "GEO"}', 'legacy_values', '{"training_data": null}'),
    ('{"evaluation_metrics": {"auc": 0.8, "by": {}, "f1": null}}', 'legacy_values',
     '{"evaluation_metrics": {"auc": 0.8, "by": {}, "f1": null}}'),
    ('{"legacy_values": {"parameter_count": "old"}}', 'legacy_values', '{"parameter_count": "old"}'),
    ('{"legacy_values": {"parameter_count": "old"}, "parameter_count": "~1.2M"}', 'legacy_values',
     '{"parameter_count": "~1.2M", "legacy_values": {"parameter_count": "old"}}'),
    ('{"is_external": "False"}', 'legacy_values', '{"is_external": "False"}'),
    ('{"held_for_review": "yes"}', 'legacy_values', '{"held_for_review": "yes"}'),
    ('{"base_model_id": "m"}', 'legacy_values', '{"base_model_id": "m"}')
  ) AS _ (legacy, field, value), LATERAL pg_temp.plan(legacy);
SELECT is(pg_temp.actions('{"training_data": {"n": 800}, "trained_on": "A"}', 'training_data'),
    'renamed trained_on, set aside training_data', 'a value that is set aside has its own reading');

-- Internal or external

SELECT is(metadata->'is_external', value, format('is_external of %s with origin_type %L', legacy, origin_type))
  FROM (VALUES
    ('{"is_external": true}'::jsonb, 'external', 'true'::jsonb), ('{"is_external": 0}', 'internal', 'false'),
    ('{"is_external": false}', NULL, 'false'), ('{"is_external": "perhaps"}', 'internal', 'false')
  ) AS _ (legacy, origin_type, value), LATERAL pg_temp.plan(legacy, origin_type);
SELECT refused(format('SELECT pg_temp.plan(%L, %L)', legacy, origin_type), 'MR006', ARRAY['"m"', named],
    description)
  FROM (VALUES
    ('{}', 'imported', 'imported', 'an origin_type that says neither internal nor external is refused'),
    ('{}', NULL, 'NULL', 'a missing origin_type is refused where metadata says nothing'),
    ('{"is_external": true}', 'internal', 'true', 'is_external that contradicts origin_type is refused'),
    ('{"is_external": "false"}', 'external', '"false"', 'a text is_external that contradicts origin_type is refused')
  ) AS _ (legacy, origin_type, named, description);

-- Cost grows with the number of keys, not with its square

SET LOCAL statement_timeout = '10s';
SELECT is((SELECT count(*) FROM jsonb_object_keys(metadata)), 20008::bigint,
    'the plan for 20,000 unknown keys takes less than ten seconds')
  FROM (SELECT jsonb_object_agg('key ' || n, '[' || n || ']') AS legacy FROM generate_series(1, 20000) AS n) AS _,
       LATERAL plan_backfill('m', legacy::text, 'internal', NULL);

SELECT finish();

ROLLBACK;
