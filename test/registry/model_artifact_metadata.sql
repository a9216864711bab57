-- The rules of the shipped schema, on documents: json_schema.is_valid() and the check behind the
-- gate must both give the expected answer.
BEGIN;

SELECT no_plan();

\set content `cat schemas/model_artifact_metadata.json`
SELECT results_eq(
    $$SELECT version, mode FROM metadata_schemas WHERE is_active$$, $$VALUES (1, 'enforce')$$,
    'version 1 of the metadata schema is active in mode enforce');
SELECT is((SELECT schema FROM metadata_schemas WHERE is_active), :'content'::jsonb,
    'the active metadata schema is the file schemas/model_artifact_metadata.json');
SELECT is_empty(
    $$SELECT key FROM metadata_schemas, jsonb_each(schema->'properties')
       WHERE is_active AND NOT (value ? 'title' AND value ? 'description')$$,
    'every field of the metadata schema has a title and a description');
SELECT results_eq(
    $$SELECT jsonb_array_length(branch->'required')
        FROM metadata_schemas, jsonb_array_elements(schema->'oneOf') AS branch WHERE is_active$$,
    ARRAY[9, 7],
    'the metadata schema requires nine fields of an external model, seven of an internal one');

CREATE FUNCTION pg_temp.judged(document jsonb, expected boolean, description text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT is(
        (SELECT (json_schema.is_valid(schema, document, true), check_model_metadata(document))::text
           FROM metadata_schemas WHERE is_active),
        (expected, expected)::text,
        CASE WHEN expected THEN 'valid' ELSE 'invalid' END || ': ' || description)
$$;

CREATE TEMPORARY TABLE variant AS
SELECT 'internal' AS name, model_metadata() AS metadata, ARRAY['model_family', 'framework',
       'parameter_count', 'training_data', 'evaluation_dataset', 'evaluation_metrics'] AS fields
UNION ALL
SELECT 'external', model_metadata('{"is_external": true, "external_source_version": "v1",
       "external_source_url": "https://models.example/resnet"}'), ARRAY['model_family',
       'framework', 'parameter_count', 'training_data', 'evaluation_dataset',
       'evaluation_metrics'];

SELECT pg_temp.judged(metadata, true, format('complete %s model', name)) FROM variant;

-- Absence, null, hold

SELECT pg_temp.judged(metadata - field, false, format('%s model without %s', name, field))
  FROM variant, unnest(fields || 'is_external'::text) AS field;
SELECT pg_temp.judged(metadata - field || jsonb_build_object('held_for_review',
                      jsonb_build_array(field)), false,
                      format('%s model without %s, which is held', name, field))
  FROM variant, unnest(fields) AS field;
SELECT pg_temp.judged(metadata || jsonb_build_object(field, NULL), false,
                      format('%s model with %s null and not held', name, field))
  FROM variant, unnest(fields) AS field;
SELECT pg_temp.judged(metadata || jsonb_build_object(field, NULL, 'held_for_review',
                      to_jsonb(array_remove(fields, field))), false,
                      format('%s model with %s null where only others are held', name, field))
  FROM variant, unnest(fields) AS field;
SELECT pg_temp.judged(metadata || jsonb_build_object(field, NULL, 'held_for_review',
                      jsonb_build_array(field)), true,
                      format('%s model with %s null and held', name, field))
  FROM variant, unnest(fields) AS field;
SELECT pg_temp.judged(metadata || jsonb_build_object(field, value), false,
                      format('external model with %s %s', field, value))
  FROM variant, unnest(ARRAY['external_source_url', 'external_source_version']) AS field,
       unnest(ARRAY['null', '""', '5']::jsonb[]) AS value
 WHERE name = 'external';
SELECT pg_temp.judged(metadata - field, false, format('external model without %s', field))
  FROM variant, unnest(ARRAY['external_source_url', 'external_source_version']) AS field
 WHERE name = 'external';

-- Single values, in an otherwise complete internal model

SELECT pg_temp.judged(model_metadata(changes), expected, description)
  FROM (VALUES
    ('{"parameter_count": 0}'::jsonb,            true,  'parameter_count 0, of a rule-based model'),
    ('{"parameter_count": 2147483648}',          true,  'parameter_count beyond 2^31'),
    ('{"parameter_count": 1760000000000000000000}', true,  'parameter_count beyond 2^63'),
    ('{"parameter_count": 1.0}',                 true,  'parameter_count 1.0, which is an integer'),
    ('{"parameter_count": 1.5}',                 false, 'parameter_count 1.5'),
    ('{"parameter_count": -1}',                  false, 'parameter_count negative'),
    ('{"parameter_count": "7"}',                 false, 'parameter_count a text'),
    ('{"evaluation_metrics": {"aic": -118.3}}', true,
     'evaluation_metrics with a negative number'),
    ('{"evaluation_metrics": {"rmse": {"Ab": 0.2, "M": 1e-9}}}', true,
     'evaluation_metrics with a group of numbers'),
    ('{"evaluation_metrics": {"a": {"b": {"c": 1}}}}', false,
     'evaluation_metrics with a group in a group'),
    ('{"evaluation_metrics": {}}',               false, 'evaluation_metrics empty'),
    ('{"evaluation_metrics": {"rmse": {}}}',     false, 'evaluation_metrics with an empty group'),
    ('{"evaluation_metrics": {"a": "0.87"}}',    false, 'evaluation_metrics with a text'),
    ('{"evaluation_metrics": {"a": null}}',      false, 'evaluation_metrics with null'),
    ('{"evaluation_metrics": {"a": true}}',      false, 'evaluation_metrics with true'),
    ('{"evaluation_metrics": {"loss": [1, 2]}}', false, 'evaluation_metrics with a list'),
    ('{"evaluation_metrics": {"a": {"b": "1"}}}', false,
     'evaluation_metrics with a text in a group'),
    ('{"evaluation_metrics": [1]}',              false, 'evaluation_metrics a list'),
    ('{"framework": "SBML L2V4"}',               true,  'framework of any name'),
    ('{"framework": "LLM2Vec, PyTorch, safetensors"}', true,
     'framework that lists several in one text'),
    ('{"framework": ""}',                        false, 'framework empty'),
    ('{"framework": ["pytorch"]}',               false, 'framework a list'),
    ('{"model_family": 7}',                      false, 'model_family a number'),
    ('{"is_external": "false"}',                 false, 'is_external a text'),
    ('{"is_external": null, "held_for_review": ["framework"]}', false, 'is_external null'),
    ('{"is_external": true}',                    false, 'is_external true without a source'),
    ('{"external_source_url": "https://models.example/x"}', true,
     'internal model with external_source_url'),
    ('{"held_for_review": []}',                  true,  'held_for_review empty'),
    ('{"held_for_review": ["licence"]}', false,
     'held_for_review with a field that is not required'),
    ('{"held_for_review": ["framework", "framework"], "framework": null}', false,
     'held_for_review with a field twice'),
    ('{"held_for_review": "framework", "framework": null}', false, 'held_for_review a text'),
    ('{"held_for_review": null}',                false, 'held_for_review null'),
    ('{"benchmark_id": null, "base_model_id": null, "training_config": null}', true,
     'optional fields null'),
    ('{"training_config": {"lr": 0.001, "layers": [1, 2]}}', true,
     'training_config with keys of any kind'),
    ('{"training_config": "lr=0.001"}',          false, 'training_config a text'),
    ('{"code_commit_sha": "0123456789abcdef0123456789abcdef01234567"}', true,
     'code_commit_sha a full hash'),
    ('{"code_commit_sha": "0123456"}',           false, 'code_commit_sha abbreviated'),
    ('{"code_repo_url": "not a url"}',           false, 'code_repo_url that is no URL'),
    ('{"equations": ["dAb/dt = 1"], "": {"$ref": null}, "__proto__": 1}', true, 'unknown keys')
  ) AS _ (changes, expected, description);

SELECT pg_temp.judged(document, false, format('metadata %s', document))
  FROM unnest(ARRAY['null', '[]', '"{}"', '1', 'true', '{}']::jsonb[]) AS document;

SELECT finish();

ROLLBACK;
