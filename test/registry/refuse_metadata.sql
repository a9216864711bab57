BEGIN;

SELECT plan(11);

SELECT has_function(:'registry_schema', 'metadata_errors', ARRAY['jsonb', 'jsonb'],
    'metadata_errors(schema, metadata) is there');
SELECT has_function(:'registry_schema', 'refuse_metadata', ARRAY['text', 'jsonb'],
    'refuse_metadata(artifact_id, metadata) is there');

CREATE FUNCTION pg_temp.errors(metadata jsonb)
RETURNS SETOF text
LANGUAGE sql
AS $$
    SELECT metadata_errors(schema, metadata) FROM metadata_schemas WHERE is_active
$$;

SELECT is_empty('SELECT pg_temp.errors(model_metadata())', 'nothing is said of valid metadata');
SELECT is((SELECT count(*) FROM pg_temp.errors('{"is_external": false}')), 6::bigint,
    'each missing field is an error of its own');
SELECT is((SELECT count(*) FROM pg_temp.errors('{"is_external": false}') AS e, unnest(ARRAY[
    'model_family', 'framework', 'parameter_count', 'training_data', 'evaluation_dataset',
    'evaluation_metrics']) AS field WHERE e LIKE '%' || field || '%'), 6::bigint, 'by its name');
SELECT matches((SELECT string_agg(e, E'\n') FROM pg_temp.errors(model_metadata('{"framework": null}')) AS e),
    'framework.*held_for_review', 'a null that is not held is told how it could be');
SELECT is((SELECT count(*) FROM pg_temp.errors('[]')), 1::bigint,
    'of what is no object nothing more is said');

SELECT refused($$SELECT refuse_metadata('m', '{"is_external": true}')$$, '23514',
    ARRAY['"m"', '8 errors', 'external_source_url', 'external_source_version'],
    'an external model lacks its source too');
SELECT refused(format($$SELECT refuse_metadata('m', %L)$$, model_metadata(jsonb_build_object(
        'evaluation_metrics', (SELECT jsonb_object_agg('m' || n, 'bad') FROM generate_series(1, 30) AS n)))),
    '23514', ARRAY['30 errors', '10 more'], 'a long list is cut, and counted');
UPDATE metadata_schemas SET mode = 'off';
SELECT lives_ok($$SELECT refuse_metadata('m', '{}')$$, 'in mode off nothing is refused');
ALTER TABLE metadata_schemas DISABLE TRIGGER metadata_schemas_10_guard;
UPDATE metadata_schemas SET is_active = false;
SELECT refused($$SELECT refuse_metadata('m', '{}')$$, '55000', ARRAY['active'],
    'without an active schema that is what is said');

SELECT finish();

ROLLBACK;
