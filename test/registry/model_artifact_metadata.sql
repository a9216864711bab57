-- The rules of the shipped schema, on documents: json_schema.is_valid() and the check behind the
-- gate must both give the expected answer.
BEGIN;

SELECT no_plan();

\set content `cat schemas/model_artifact_metadata.json`
SELECT results_eq(
    $$SELECT version, mode FROM metadata_schemas WHERE is_active$$, $$VALUES (1, 'enforce')$$,
    'version 1 is active and enforced');
SELECT is((SELECT schema FROM metadata_schemas WHERE is_active), :'content'::jsonb,
    'it is the file schemas/model_artifact_metadata.json');
SELECT is_empty(
    $$SELECT key FROM metadata_schemas, jsonb_each(schema->'properties')
       WHERE is_active AND NOT (value ? 'title' AND value ? 'description')$$,
    'every field has a title and a description');
SELECT results_eq(
    $$SELECT jsonb_array_length(branch->'required')
        FROM metadata_schemas, jsonb_array_elements(schema->'oneOf') AS branch WHERE is_active$$,
    ARRAY[9, 7],
    'each variant states its required fields: nine of an external model, seven of an internal');

CREATE FUNCTION pg_temp.judged(document jsonb, expected boolean, description text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT is(
        (SELECT (json_schema.is_valid(schema, document, true), check_model_metadata(document))::text
           FROM metadata_schemas WHERE is_active),
        (expected, expected)::text,
        description)
$$;

CREATE TEMPORARY TABLE variant AS
SELECT 'internal' AS name, model_metadata() AS metadata, ARRAY['model_family', 'framework',
       'parameter_count', 'training_data', 'evaluation_dataset', 'evaluation_metrics'] AS fields
UNION ALL
SELECT 'external', model_metadata('{"is_external": true, "external_source_version": "v1",
       "external_source_url": "https://models.example/resnet"}'), ARRAY['model_family',
       'framework', 'parameter_count', 'training_data', 'evaluation_dataset',
       'evaluation_metrics'];

SELECT pg_temp.judged(metadata, true, format('a complete %s model is valid', name)) FROM variant;

-- Absence, null, hold

SELECT pg_temp.judged(metadata - field, false, format('%s model without %s', name, field))
  FROM variant, unnest(fields || 'is_external'::text) AS field;
SELECT pg_temp.judged(metadata - field || jsonb_build_object('held_for_review',
                      jsonb_build_array(field)), false,
                      format('%s model without %s, even where that is held', name, field))
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
    ('{"parameter_count": 0}'::jsonb,            true,  'a rule-based model has 0 parameters'),
    ('{"parameter_count": 2147483648}',          true,  'a count may pass 2^31'),
    ('{"parameter_count": 1760000000000000000000}', true,  'and 2^63'),
    ('{"parameter_count": 1.0}',                 true,  '1.0 is an integer'),
    ('{"parameter_count": 1.5}',                 false, '1.5 is none'),
    ('{"parameter_count": -1}',                  false, 'no count is negative'),
    ('{"parameter_count": "7"}',                 false, 'a text is no count'),
    ('{"evaluation_metrics": {"aic": -118.3}}',  true,  'a metric may be negative'),
    ('{"evaluation_metrics": {"rmse": {"Ab": 0.2, "M": 1e-9}}}', true, 'metrics may be grouped'),
    ('{"evaluation_metrics": {"a": {"b": {"c": 1}}}}', false, 'but only one level deep'),
    ('{"evaluation_metrics": {}}',               false, 'no metrics at all are none'),
    ('{"evaluation_metrics": {"rmse": {}}}',     false, 'and an empty group is none'),
    ('{"evaluation_metrics": {"a": "0.87"}}',    false, 'a text is no metric'),
    ('{"evaluation_metrics": {"a": null}}',      false, 'null is no metric'),
    ('{"evaluation_metrics": {"a": true}}',      false, 'true is no metric'),
    ('{"evaluation_metrics": {"loss": [1, 2]}}', false, 'a list is no metric'),
    ('{"evaluation_metrics": {"a": {"b": "1"}}}', false, 'nor is a text in a group'),
    ('{"evaluation_metrics": [1]}',              false, 'metrics have names'),
    ('{"framework": "SBML L2V4"}',               true,  'any framework'),
    ('{"framework": "LLM2Vec, PyTorch, safetensors"}', true, 'or several'),
    ('{"framework": ""}',                        false, 'but not an empty one'),
    ('{"framework": ["pytorch"]}',               false, 'nor a list'),
    ('{"model_family": 7}',                      false, 'a family is a text'),
    ('{"is_external": "false"}',                 false, 'is_external is a boolean'),
    ('{"is_external": null, "held_for_review": ["framework"]}', false, 'that nobody may hold back'),
    ('{"is_external": true}',                    false, 'an external model states its source'),
    ('{"external_source_url": "https://models.example/x"}', true, 'an internal one may have a source'),
    ('{"held_for_review": []}',                  true,  'nothing is held'),
    ('{"held_for_review": ["licence"]}',         false, 'only required fields are held'),
    ('{"held_for_review": ["framework", "framework"], "framework": null}', false, 'once'),
    ('{"held_for_review": "framework", "framework": null}', false, 'in a list'),
    ('{"held_for_review": null}',                false, 'not null'),
    ('{"benchmark_id": null, "base_model_id": null, "training_config": null}', true, 'optional fields may be null'),
    ('{"training_config": {"lr": 0.001, "layers": [1, 2]}}', true, 'a training configuration is free'),
    ('{"training_config": "lr=0.001"}',          false, 'but an object'),
    ('{"code_commit_sha": "0123456789abcdef0123456789abcdef01234567"}', true, 'a full hash'),
    ('{"code_commit_sha": "0123456"}',           false, 'an abbreviated hash pins nothing'),
    ('{"code_repo_url": "not a url"}',           false, 'a repository has a URL'),
    ('{"equations": ["dAb/dt = 1"], "": {"$ref": null}, "__proto__": 1}', true, 'unknown keys are fine')
  ) AS _ (changes, expected, description);

SELECT pg_temp.judged(document, false, format('%s is no metadata', document))
  FROM unnest(ARRAY['null', '[]', '"{}"', '1', 'true', '{}']::jsonb[]) AS document;

SELECT finish();

ROLLBACK;
