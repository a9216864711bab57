BEGIN;

SELECT plan(8);

SELECT is(json_schema.keyword('{"minimum": 5}', 'minimum', 'number', ''), '5', 'what it says');
SELECT is(json_schema.keyword('{}', 'minimum', 'number', ''), NULL, 'NULL where it says nothing');
SELECT throws_ok($$SELECT json_schema.keyword('{"minimum": "5"}', 'minimum', 'number', '/not')$$,
    'MR101', 'not a valid JSON Schema: minimum must be of type number', 'the type is checked');
SELECT throws_ok($$SELECT json_schema.keyword('{"anyOf": []}', 'anyOf', 'array', '')$$,
    'MR101', 'not a valid JSON Schema: anyOf is empty', 'a choice between nothing is refused');
SELECT is(json_schema.keyword('{"enum": []}', 'enum', 'array', ''), '[]',
    'other lists may be empty');

SELECT is(json_schema.number_keyword('{"minimum": 5}', 'minimum', ''), 5.0,
    'number_keyword() returns the number of a keyword');
SELECT is(json_schema.number_keyword('{}', 'minimum', ''), NULL,
    'number_keyword() returns NULL where a schema says nothing');
SELECT throws_ok($$SELECT json_schema.number_keyword('{"minimum": null}', 'minimum', '')$$,
    'MR101', 'not a valid JSON Schema: minimum must be of type number',
    'number_keyword() takes nothing but a number');

SELECT finish();

ROLLBACK;
