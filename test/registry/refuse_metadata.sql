BEGIN;

SELECT plan(21);

SELECT has_function(:'registry_schema', 'metadata_errors', ARRAY['jsonb', 'jsonb', 'integer'],
    'metadata_errors(schema, metadata, max_errors) exists');
SELECT has_function(:'registry_schema', 'refuse_metadata',
    ARRAY['text', 'text', 'jsonb', 'jsonb'],
    'refuse_metadata(artifact_type, artifact_id, metadata, accepted) exists');

CREATE FUNCTION pg_temp.errors(metadata jsonb)
RETURNS SETOF text
LANGUAGE sql
AS $$
    SELECT metadata_errors(schema, metadata) FROM metadata_schemas WHERE is_active
$$;

CREATE FUNCTION pg_temp.refusing(metadata jsonb, accepted jsonb DEFAULT NULL)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('SELECT refuse_metadata(%L, %L, %L, %L)', 'model', 'm', metadata, accepted)
$$;

CREATE FUNCTION pg_temp.bad_metrics(number integer)
RETURNS jsonb
LANGUAGE sql
AS $$
    SELECT model_metadata(jsonb_build_object('evaluation_metrics',
               (SELECT jsonb_object_agg('m' || n, 'bad') FROM generate_series(1, number) AS n)))
$$;

-- metadata_errors()

SELECT is_empty('SELECT pg_temp.errors(model_metadata())',
    'metadata_errors() is empty for valid metadata');
SELECT is((SELECT count(*) FROM pg_temp.errors('{"is_external": false}')), 6::bigint,
    'metadata_errors() gives an error for each missing field');
SELECT is((SELECT count(*) FROM pg_temp.errors('{"is_external": false}') AS e, unnest(ARRAY[
    'model_family', 'framework', 'parameter_count', 'training_data', 'evaluation_dataset',
    'evaluation_metrics']) AS field WHERE e LIKE '%' || field || '%'), 6::bigint,
    'metadata_errors() names each missing field');
SELECT matches(
    (SELECT string_agg(e, E'\n') FROM pg_temp.errors(model_metadata('{"framework": null}')) AS e),
    'framework.*held_for_review', 'metadata_errors() says how a null could be held for review');
SELECT is((SELECT count(*) FROM pg_temp.errors('[]')), 1::bigint,
    'metadata_errors() gives one error for what is no object');

-- refuse_metadata()

SELECT refused(pg_temp.refusing('{"is_external": true}'), '23514',
    ARRAY['"m"', '8 errors', 'external_source_url', 'external_source_version'],
    'refuse_metadata() names the missing source of an external model');
SELECT refused(pg_temp.refusing(pg_temp.bad_metrics(20)), '23514', ARRAY['20 errors', '/m20'],
    'refuse_metadata() lists twenty errors');
SELECT refused(pg_temp.refusing(pg_temp.bad_metrics(30)), '23514',
    ARRAY['more than 20 errors', '...'],
    'refuse_metadata() cuts a list of more than twenty errors');
SELECT refused(pg_temp.refusing(model_metadata()), '40001', ARRAY['"m"', 'replaced'],
    'refuse_metadata() asks for a retry where it finds no error in what the check refused');

SELECT activate_metadata_schema(
    add_metadata_schema('{"required": ["cells"]}', artifact_type => 'data set'), 'data set');
SELECT refused($$SELECT refuse_metadata('data set', 'd', '{}', NULL)$$, '23514',
    ARRAY['metadata of data set "d"', 'cells', 'version 1'],
    'refuse_metadata() names the artifact type, the artifact and the version of the schema');

-- What the row held before

SELECT lives_ok(pg_temp.refusing(model_metadata('{"x": 1}') - 'framework',
                                 model_metadata() - 'framework'),
    'refuse_metadata() accepts an error that was in the row before');
SELECT lives_ok(pg_temp.refusing(model_metadata() - 'framework',
                                 model_metadata() - 'framework' - 'training_data'),
    'refuse_metadata() accepts a correction of one of two errors');
SELECT refused(pg_temp.refusing(model_metadata() - 'framework' - 'training_data',
                                model_metadata() - 'framework'), '23514',
    ARRAY['2 errors', 'framework', 'training_data'],
    'refuse_metadata() refuses a new error beside one that was in the row before');
SELECT refused(pg_temp.refusing(model_metadata('{"parameter_count": -2}'),
                                model_metadata('{"parameter_count": -1}')), '23514',
    ARRAY['/parameter_count', '-2'],
    'refuse_metadata() refuses another invalid value in place of an invalid value');
SELECT refused(pg_temp.refusing(model_metadata() - 'framework', model_metadata()), '23514',
    ARRAY['1 error', 'framework'],
    'refuse_metadata() refuses an error where the row before was valid');

-- The other modes

SET LOCAL client_min_messages = error;
UPDATE metadata_schemas SET mode = 'warn';
SELECT lives_ok(pg_temp.refusing('{}'), 'refuse_metadata() raises no error in mode warn');
UPDATE metadata_schemas SET mode = 'off';
SELECT lives_ok(pg_temp.refusing('{}'), 'refuse_metadata() raises no error in mode off');
ALTER TABLE metadata_schemas DISABLE TRIGGER metadata_schemas_10_guard;
UPDATE metadata_schemas SET is_active = false;
SELECT refused(pg_temp.refusing('{}'), '55000', ARRAY['active'],
    'refuse_metadata() says that no schema is active');
SELECT refused($$SELECT refuse_metadata('no such type', 'd', '{}', NULL)$$, '55000',
    ARRAY['no such type'], 'refuse_metadata() names the artifact type that has no active schema');

SELECT finish();

ROLLBACK;
