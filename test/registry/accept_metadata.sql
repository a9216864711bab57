BEGIN;

SELECT plan(10);

SELECT has_function(:'registry_schema', 'accept_metadata',
    ARRAY['text', 'text', 'jsonb', 'jsonb'],
    'accept_metadata(artifact_type, artifact_id, metadata, accepted) exists');
CREATE TEMPORARY VIEW accepted AS
SELECT artifact_type, schema_version, is_valid FROM accepted_metadata WHERE artifact_id = 'm';

SELECT version AS first FROM metadata_schemas WHERE is_active
\gset
SELECT register_model('M', model_metadata(), id => 'm');
SELECT results_eq('TABLE accepted', format('VALUES (%L, %s, true)', 'model', :first),
    'accept_metadata() records under which version a model was registered');
UPDATE artifacts SET metadata = metadata || '{"own": 1}' WHERE id = 'm';
SELECT results_eq('TABLE accepted', format('VALUES (%L, %s, true)', 'model', :first),
    'accept_metadata() records nothing new under the same version');

SELECT add_metadata_schema('{"required": ["colour"]}') AS second
\gset
SELECT activate_metadata_schema(:second);
UPDATE artifacts SET title = 'N' WHERE id = 'm';
SELECT results_eq('TABLE accepted', format('VALUES (%L, %s, true)', 'model', :first),
    'a model stays accepted under the earlier version while its metadata stays');
UPDATE artifacts SET metadata = metadata || '{"own": 2}' WHERE id = 'm';
SELECT results_eq('TABLE accepted', format('VALUES (%L, %s, false)', 'model', :second),
    'accept_metadata() records that an error of before was let in');
UPDATE artifacts SET metadata = metadata || '{"colour": "red"}' WHERE id = 'm';
SELECT results_eq('TABLE accepted', format('VALUES (%L, %s, true)', 'model', :second),
    'accept_metadata() records that metadata satisfies the version now');

SET LOCAL client_min_messages = error;
UPDATE metadata_schemas SET mode = 'off' WHERE is_active;
UPDATE artifacts SET metadata = metadata - 'colour' WHERE id = 'm';
SELECT results_eq('TABLE accepted', format('VALUES (%L, %s, false)', 'model', :second),
    'accept_metadata() records that the mode off let metadata in');

SELECT lives_ok($$SELECT accept_metadata('no such type', 'm', '{}', NULL)$$,
    'accept_metadata() accepts any metadata of a type without a schema');
SELECT results_eq('TABLE accepted', format('VALUES (%L, %s, false)', 'model', :second),
    'accept_metadata() records nothing of a type without a schema');
SELECT refused($$UPDATE artifacts SET metadata = '[]' WHERE id = 'm';
                 UPDATE metadata_schemas SET mode = 'enforce' WHERE is_active;
                 UPDATE artifacts SET metadata = '{"own": 3}' WHERE id = 'm';
                 SELECT accept_metadata('model', 'm', '{}', '{"colour": 1}')$$, '23514',
    ARRAY['colour'], 'accept_metadata() refuses what the schema refuses');

SELECT finish();

ROLLBACK;
