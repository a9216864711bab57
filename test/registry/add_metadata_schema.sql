BEGIN;

SELECT plan(8);

SELECT has_function(:'registry_schema', 'add_metadata_schema', ARRAY['jsonb', 'text', 'text'],
    'add_metadata_schema(schema, mode, created_by) is there');

SELECT is(add_metadata_schema('{"type": "object"}', created_by => 'ada'),
    (SELECT version + 1 FROM metadata_schemas WHERE is_active),
    'it returns the next version');
-- printf '{"type": "object"}' | sha256sum
SELECT results_eq(
    $$SELECT schema, sha256, mode, is_active, created_by
        FROM metadata_schemas ORDER BY version DESC LIMIT 1$$,
    $$VALUES ('{"type": "object"}'::jsonb,
              'ff419ebbeba438f66900abe77818ce940702bdfe70fa173cb94beecee8d3f112',
              'enforce', false, 'ada')$$,
    'the new version waits for its activation');
SELECT is(add_metadata_schema('true', 'warn'),
    (SELECT version + 2 FROM metadata_schemas WHERE is_active),
    'versions count on, whichever is active');

SELECT refused($$SELECT add_metadata_schema('{"type": "strin"}')$$, 'MR101', ARRAY['/type'],
    'a type that does not exist is refused, with its place');
SELECT refused(
    $$SELECT add_metadata_schema('{"properties": {"a": {"minimum": "5"}, "b": {"enum": 1}}}')$$,
    'MR101', ARRAY['/properties/a/minimum', '/properties/b/enum'],
    'every error of a schema is listed');
SELECT refused($$SELECT add_metadata_schema(NULL)$$, 'MR101', ARRAY['NULL'],
    'NULL is no schema');
SELECT throws_ok($$SELECT add_metadata_schema('true', 'maybe')$$, '23514', NULL,
    'an unknown mode is refused');

SELECT finish();

ROLLBACK;
