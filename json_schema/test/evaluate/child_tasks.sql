BEGIN;

SELECT plan(5);

SELECT is(cardinality(json_schema.child_tasks('{"items": {}, "properties": {"a": {}}}', '#',
    '[1, 2, 3]', '', '')), 3, 'a task for each item of an array');
SELECT is(cardinality(json_schema.child_tasks('{"items": {}, "properties": {"a": {}}}', '#',
    '{"a": 1, "b": 2}', '', '')), 1, 'a task for each property that has a schema');
SELECT is(json_schema.child_tasks('{"properties": {"a": {}}}', '#', '[1]', '', ''), NULL,
    'properties mean nothing to an array');
SELECT is(json_schema.child_tasks('{"items": {}}', '#', '{"a": 1}', '', ''), NULL,
    'items mean nothing to an object');
SELECT is(json_schema.child_tasks('{"items": {}}', '#', '1', '', ''), NULL,
    'there is nothing in a number');

SELECT finish();

ROLLBACK;
