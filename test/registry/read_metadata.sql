BEGIN;

SELECT plan(4);

SELECT has_function(:'registry_schema', 'read_metadata', ARRAY['text', 'text'],
    'read_metadata(artifact_id, metadata) exists');
SELECT is(read_metadata('m', '{"a": 1}'), '{"a": 1}', 'read_metadata() returns the JSON of a text');
SELECT is(read_metadata('m', NULL), 'null', 'read_metadata() reads NULL as null');
SELECT refused($$SELECT read_metadata('m', '{"a": NaN}')$$, '23514', ARRAY['"m"', '{"a": NaN}'],
    'read_metadata() refuses what is no JSON');

SELECT finish();

ROLLBACK;
