-- The rules themselves are tested in model_artifact_metadata.sql.
BEGIN;

SELECT plan(6);

SELECT has_function(:'registry_schema', 'check_model_metadata', ARRAY['jsonb'],
    'check_model_metadata(metadata) exists');
SELECT function_returns(:'registry_schema', 'check_model_metadata', ARRAY['jsonb'], 'boolean',
    'check_model_metadata() returns a boolean');

SELECT ok(check_model_metadata(model_metadata()),
    'check_model_metadata() returns true for a valid document');
SELECT ok(NOT check_model_metadata(model_metadata() - 'framework'),
    'check_model_metadata() returns false for an incomplete document');
SELECT is(check_model_metadata(NULL), NULL, 'check_model_metadata() returns NULL for NULL');

SELECT activate_metadata_schema(add_metadata_schema('{"required": ["colour"]}'));
SELECT ok(check_model_metadata('{"colour": "red"}') AND NOT check_model_metadata(model_metadata()),
    'check_model_metadata() follows the active schema');

SELECT finish();

ROLLBACK;
