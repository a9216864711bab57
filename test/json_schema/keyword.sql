BEGIN;

SELECT plan(3);

SELECT is(json_schema.keyword('{"minimum": 5}', 'minimum', 'number', ''), '5', 'what it says');
SELECT is(json_schema.keyword('{}', 'minimum', 'number', ''), NULL, 'NULL where it says nothing');
SELECT throws_ok($$SELECT json_schema.keyword('{"minimum": "5"}', 'minimum', 'number', '/not')$$,
    'MR101', 'not a valid JSON Schema: minimum must be of type number', 'the type is checked');

SELECT finish();

ROLLBACK;
