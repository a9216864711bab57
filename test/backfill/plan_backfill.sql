BEGIN;

SELECT plan(24);

SELECT has_function(:'registry_schema', 'plan_backfill', ARRAY['artifacts'], 'plan_backfill() is there');

CREATE FUNCTION pg_temp.plan(legacy jsonb, origin_type text DEFAULT 'internal', origin_url text DEFAULT NULL)
RETURNS TABLE (metadata jsonb, readings jsonb)
LANGUAGE sql
AS $$
    SELECT * FROM plan_backfill(jsonb_populate_record(NULL::artifacts, jsonb_build_object(
        'id', 'm', 'artifact_type', 'model', 'metadata', legacy, 'origin_type', origin_type,
        'origin_url', origin_url)))
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
                    || '{"library": "pytorch", "trained_on": ["ImageNet-1k"]}');
SELECT is(metadata, model_metadata('{"framework": null, "solver": "LSODA",
                                    "held_for_review": ["framework"]}'),
    'what needs a guess is null and held')
  FROM pg_temp.plan(model_metadata() - 'framework' || '{"solver": "LSODA"}');
SELECT is(metadata, model_metadata('{"parameter_count": null, "held_for_review": ["parameter_count"],
                                    "legacy_values": {"parameter_count": "~1.2M"}}'),
    'a legacy value that makes room is kept aside')
  FROM pg_temp.plan(model_metadata('{"parameter_count": "~1.2M"}'));
SELECT is(metadata, model_metadata('{"legacy_values": {"license": 5, "base_model_id": "nowhere"}}'),
    'so is what a field cannot hold, and a base model that is not there')
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
    ('{}', 'is_external', 'derived')
  ) AS _ (legacy, field, actions);

SELECT refused(format('SELECT pg_temp.plan(%L, %L)', '{}', 'imported'), 'MR006',
    ARRAY['"m"', 'imported'], 'what does not say whether it is external is refused');

SELECT finish();

ROLLBACK;
