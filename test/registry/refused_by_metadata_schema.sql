BEGIN;

SELECT plan(8);

SELECT has_function(:'registry_schema', 'refused_by_metadata_schema', 
    ARRAY['integer', 'text'], 'refused_by_metadata_schema(version, artifact_type) exists');

SELECT register_model('Red', model_metadata('{"colour": "red", "year": 2024}'), id => 'red'),
       register_model('Grey', model_metadata('{"year": "soon"}'), id => 'grey');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT version AS first FROM metadata_schemas WHERE is_active
\gset
SELECT add_metadata_schema(
    '{"required": ["colour"], "properties": {"year": {"type": "integer"}}}') AS second
\gset

SELECT is_empty(format('SELECT * FROM refused_by_metadata_schema(%s)', :first),
    'refused_by_metadata_schema() is empty for the schema that every model satisfies');
SELECT results_eq(
    format('SELECT artifact_id, error_count FROM refused_by_metadata_schema(%s)', :second),
    $$VALUES ('grey', 2::bigint)$$,
    'refused_by_metadata_schema() lists models that violate the schema, no other artifacts');
SELECT isnt((SELECT first_error FROM refused_by_metadata_schema(:second)), NULL,
    'refused_by_metadata_schema() gives one error per model');
SELECT results_eq('SELECT version FROM metadata_schemas WHERE is_active',
    ARRAY[:first]::integer[], 'refused_by_metadata_schema() activates nothing');
SELECT is_empty('SELECT * FROM refused_by_metadata_schema(4711)',
    'refused_by_metadata_schema() is empty for an unknown version');
SELECT add_metadata_schema('{"required": ["cells"]}', artifact_type => 'dataset') AS cells
\gset
SELECT results_eq(
    format('SELECT artifact_id FROM refused_by_metadata_schema(%s, %L)', :cells, 'dataset'),
    ARRAY['d'], 'refused_by_metadata_schema() lists artifacts of the type that it is asked about');
ALTER TABLE artifacts DISABLE TRIGGER USER;
DROP VIEW model_catalog, model_gaps;
DROP INDEX idx_artifacts_model_metadata;
ALTER TABLE artifacts ALTER metadata DROP DEFAULT, ALTER metadata TYPE text;
INSERT INTO artifacts (id, artifact_type, title, metadata) VALUES ('e', 'dataset', 'E', 'no JSON');
SELECT results_eq(
    format('SELECT artifact_id FROM refused_by_metadata_schema(%s, %L)', :cells, 'dataset'),
    ARRAY['d'], 'refused_by_metadata_schema() takes metadata that is no JSON for a string');

SELECT finish();

ROLLBACK;
