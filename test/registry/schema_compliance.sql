BEGIN;

SELECT plan(7);

SELECT has_view(:'registry_schema', 'schema_compliance', 'schema_compliance exists');
SELECT has_function(:'registry_schema', 'satisfies_schema', ARRAY['text', 'integer', 'text'],
    'satisfies_schema(artifact_type, version, metadata) exists');

SELECT register_model('Old', model_metadata(), id => 'old'),
       register_model('Red', model_metadata('{"colour": "red"}'), id => 'red'),
       insert_legacy('legacy', '{}');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'D'), ('p', 'paper', 'P');
SELECT results_eq(
    'SELECT artifact_id, accepted_version, satisfies_active FROM schema_compliance ORDER BY 1',
    $$VALUES ('legacy', NULL, false), ('old', 1, true), ('red', 1, true)$$,
    'schema_compliance lists the artifacts of types that have a schema');

SELECT activate_metadata_schema(add_metadata_schema('{"required": ["colour"]}')),
       activate_metadata_schema(add_metadata_schema('{}', artifact_type => 'dataset'), 'dataset');
SELECT results_eq(
    'SELECT artifact_id, active_version, accepted_version, satisfies_active
       FROM schema_compliance ORDER BY 1',
    $$VALUES ('d', 1, NULL, true), ('legacy', 2, NULL, false), ('old', 2, 1, false),
             ('red', 2, 1, true)$$,
    'schema_compliance checks what was accepted under another version, or under none');

UPDATE artifacts SET metadata = metadata || '{"colour": "blue"}' WHERE id = 'old';
SELECT results_eq(
    $$SELECT accepted_version, satisfies_active FROM schema_compliance WHERE artifact_id = 'old'$$,
    'VALUES (2, true)', 'schema_compliance follows a correction');
UPDATE artifacts SET artifact_type = 'paper' WHERE id = 'd';
SELECT is_empty($$SELECT * FROM schema_compliance WHERE artifact_type = 'dataset'$$,
    'schema_compliance goes by the artifact type of today');
SELECT is(satisfies_schema('dataset', 1, 'no JSON'), true,
    'satisfies_schema() takes metadata that is no JSON for a string');

SELECT finish();

ROLLBACK;
