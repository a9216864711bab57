BEGIN;

SELECT plan(6);

SELECT ok(NOT json_schema.needs_function('{"items": {"minLength": 1}}', 0, 0),
    'the first schema of a function has one already');
SELECT ok(json_schema.needs_function('{"items": {"minLength": 1}}', 0, 1), 'a loop further in');
SELECT ok(NOT json_schema.needs_function('{"properties": {"a": {}, "b": {}}}', 1, 1),
    'not a nested object of two properties');
SELECT ok(json_schema.needs_function('{"properties": {"a": {}, "b": {}}}', 2, 2),
    'but one that lies deeper');
SELECT ok(json_schema.needs_function('{"properties": {"a": {}, "b": {}, "c": {}, "d": {}}}', 1, 1),
    'or is larger');
SELECT ok(json_schema.needs_function('{"not": {}}', 0, 13), 'no expression nests without end');

SELECT finish();

ROLLBACK;
