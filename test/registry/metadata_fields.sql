BEGIN;

SELECT plan(10);

SELECT volatility_is(:'registry_schema', 'metadata_fields', '{text}'::name[], 'stable',
    'metadata_fields() is STABLE');
SELECT set_eq(
    'SELECT name FROM metadata_fields()',
    $$SELECT jsonb_object_keys(schema->'properties') FROM metadata_schemas WHERE is_active$$,
    'metadata_fields() returns a row per property of the active schema');
SELECT is_empty(
    'SELECT name FROM metadata_fields() WHERE title IS NULL OR description IS NULL OR type IS NULL',
    'metadata_fields() returns title, description and type of every field');
SELECT results_eq(
    $$SELECT title, type FROM metadata_fields() WHERE name = 'parameter_count'$$,
    $$VALUES ('Parameter count', 'integer or null')$$,
    'metadata_fields() joins the types that a field may have');
SELECT set_eq(
    'SELECT name FROM metadata_fields() WHERE required_internal',
    $$SELECT jsonb_array_elements_text(v->'required')
        FROM metadata_schemas AS s, jsonb_array_elements(s.schema->'oneOf') AS v
       WHERE s.is_active AND v->>'title' = 'internal model'$$,
    'metadata_fields() says what an internal model must have');
SELECT set_eq(
    'SELECT name FROM metadata_fields() WHERE required_external AND NOT required_internal',
    ARRAY['external_source_url', 'external_source_version'],
    'metadata_fields() says what only an external model must have');
SELECT set_eq(
    'SELECT name FROM metadata_fields() WHERE may_be_held',
    $$SELECT jsonb_array_elements_text(schema #> '{properties,held_for_review,items,enum}')
        FROM metadata_schemas WHERE is_active$$,
    'metadata_fields() says what may be null while it is held for review');

SELECT activate_metadata_schema(add_metadata_schema(
    '{"properties": {"a": {"type": "string"}, "b": {}}, "required": ["a", "c"]}'));
SELECT results_eq(
    'SELECT name, type, required_internal, required_external, may_be_held FROM metadata_fields()',
    $$VALUES ('a', 'string', true, true, false), ('c', NULL, true, true, false),
             ('b', NULL, false, false, false)$$,
    'metadata_fields() follows the active version of the schema');
SELECT activate_metadata_schema(add_metadata_schema('{}'));
SELECT is_empty(
    'SELECT * FROM metadata_fields()',
    'metadata_fields() returns nothing of a schema without fields');
SELECT activate_metadata_schema(add_metadata_schema(
    '{"properties": {"cells": {"type": "integer"}}, "required": ["cells"]}',
    artifact_type => 'dataset'), 'dataset');
SELECT results_eq(
    $$SELECT name, type, required_internal FROM metadata_fields('dataset')$$,
    $$VALUES ('cells', 'integer', true)$$,
    'metadata_fields() explains the schema of another artifact type');

SELECT finish();

ROLLBACK;
