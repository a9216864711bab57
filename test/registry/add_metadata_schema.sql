BEGIN;

SELECT plan(15);

SELECT has_function(:'registry_schema', 'add_metadata_schema', 
    ARRAY['jsonb', 'text', 'text', 'text'],
    'add_metadata_schema(schema, mode, created_by, artifact_type) exists');

SELECT is(add_metadata_schema('{"type": "object"}', created_by => 'ada'),
    (SELECT version + 1 FROM metadata_schemas WHERE is_active),
    'add_metadata_schema() returns the next version');
-- printf '{"type": "object"}' | sha256sum
SELECT results_eq(
    $$SELECT schema, sha256, mode, is_active, created_by
        FROM metadata_schemas ORDER BY version DESC LIMIT 1$$,
    $$VALUES ('{"type": "object"}'::jsonb,
              'ff419ebbeba438f66900abe77818ce940702bdfe70fa173cb94beecee8d3f112',
              'enforce', false, 'ada')$$,
    'add_metadata_schema() adds a version that is not active');
SELECT is(add_metadata_schema('true', 'warn'),
    (SELECT version + 2 FROM metadata_schemas WHERE is_active),
    'add_metadata_schema() numbers after the newest version, whichever is active');

SELECT refused($$SELECT add_metadata_schema('{"type": "strin"}')$$, 'MR101', ARRAY['/type'],
    'add_metadata_schema() refuses an unknown type, with its location');
SELECT refused(
    $$SELECT add_metadata_schema('{"properties": {"a": {"minimum": "5"}, "b": {"enum": 1}}}')$$,
    'MR101', ARRAY['/properties/a/minimum', '/properties/b/enum'],
    'add_metadata_schema() lists every error of a schema');
SELECT refused($$SELECT add_metadata_schema(NULL)$$, 'MR101', ARRAY['NULL'],
    'add_metadata_schema() refuses NULL');
SELECT throws_ok($$SELECT add_metadata_schema('true', 'maybe')$$, '23514', NULL,
    'add_metadata_schema() refuses an unknown mode');
SELECT refused(
    $$SELECT add_metadata_schema('{"properties": {"a": {"$ref": "#/definitions/none"}}}')$$,
    'MR102', ARRAY['#/definitions/none'], 'add_metadata_schema() refuses a $ref to nothing');
SELECT refused(
    $$SELECT add_metadata_schema('{"properties": {"a": {"pattern": "(?:(a)|b)\\1"}}}')$$,
    'MR103', ARRAY['(?:(a)|b)\1'],
    'add_metadata_schema() refuses a pattern that cannot be honoured');
SELECT refused($$SELECT add_metadata_schema('{"$ref": "#"}')$$, 'MR104', ARRAY['#'],
    'add_metadata_schema() refuses a $ref cycle');
SELECT is_empty($$SELECT FROM json_schema.compiled WHERE name = 'added_metadata'$$,
    'add_metadata_schema() leaves no compiled function behind');
SELECT is(add_metadata_schema('{}', artifact_type => $$d'a"t\a set$$), 1,
    'add_metadata_schema() numbers the versions of each artifact type from 1');
SELECT refused($$SELECT add_metadata_schema('{}', artifact_type => '')$$, '22023', ARRAY['0'],
    'add_metadata_schema() refuses an empty artifact type');
SELECT refused($$SELECT add_metadata_schema('{}', artifact_type => repeat('x', 2001))$$, '22023',
    ARRAY['2001'], 'add_metadata_schema() refuses an artifact type of more than 2,000 bytes');

SELECT finish();

ROLLBACK;
