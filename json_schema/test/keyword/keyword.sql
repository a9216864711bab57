BEGIN;

SELECT plan(5);

SELECT is(json_schema.keyword('{"minimum": 5}', 'minimum', 'number', ''), '5', 'what it says');
SELECT is(json_schema.keyword('{}', 'minimum', 'number', ''), NULL, 'NULL where it says nothing');
SELECT throws_ok($$SELECT json_schema.keyword('{"minimum": "5"}', 'minimum', 'number', '/not')$$,
    'MR101', 'not a valid JSON Schema: minimum must be of type number', 'the type is checked');
SELECT throws_ok($$SELECT json_schema.keyword('{"anyOf": []}', 'anyOf', 'array', '')$$,
    'MR101', 'not a valid JSON Schema: anyOf is empty', 'a choice between nothing is refused');
SELECT is(json_schema.keyword('{"enum": []}', 'enum', 'array', ''), '[]',
    'other lists may be empty');

SELECT finish();

ROLLBACK;
