-- The rules themselves are tested in model_artifact_metadata.sql.
BEGIN;

SELECT plan(6);

SELECT has_function(:'registry_schema', 'check_model_metadata', ARRAY['jsonb'],
    'check_model_metadata(metadata) is there');
SELECT function_returns(:'registry_schema', 'check_model_metadata', ARRAY['jsonb'], 'boolean',
    'it answers yes or no');

SELECT ok(check_model_metadata(model_metadata()), 'yes to a valid document');
SELECT ok(NOT check_model_metadata(model_metadata() - 'framework'), 'no to an incomplete one');
SELECT is(check_model_metadata(NULL), NULL, 'NULL to NULL');

SELECT activate_metadata_schema(add_metadata_schema('{"required": ["colour"]}'));
SELECT ok(check_model_metadata('{"colour": "red"}') AND NOT check_model_metadata(model_metadata()),
    'it follows the active schema');

SELECT finish();

ROLLBACK;
