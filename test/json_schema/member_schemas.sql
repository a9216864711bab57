BEGIN;

SELECT plan(4);

SELECT set_eq($$SELECT * FROM json_schema.member_schemas('{"properties": {"a": {}, "b": {}}}',
    '{"a": 1, "c": 1}', '')$$,
    $$VALUES ('properties', 'a', 'a')$$, 'properties apply where both have the name');
SELECT set_eq($$SELECT * FROM json_schema.member_schemas('{"properties": {"a": {}},
    "patternProperties": {"^a": {}, "b$": {}}, "additionalProperties": {}}',
    '{"a": 1, "ab": 1, "c": 1}', '')$$,
    $$VALUES ('properties', 'a', 'a'), ('patternProperties', '^a', 'a'),
             ('patternProperties', '^a', 'ab'), ('patternProperties', 'b$', 'ab'),
             ('additionalProperties', NULL, 'c')$$,
    'patterns also apply to declared properties, additionalProperties to the rest');
SELECT set_eq($$SELECT * FROM json_schema.member_schemas('{"propertyNames": {},
    "dependencies": {"a": {}, "b": ["c"], "d": true}}', '{"a": 1, "b": 1}', '')$$,
    $$VALUES ('propertyNames', NULL, 'a'), ('propertyNames', NULL, 'b'),
             ('dependencies', 'a', 'a')$$,
    'names and dependencies on schemas');
SELECT throws_ok($$SELECT json_schema.member_schemas('{"properties": []}', '{}', '')$$, 'MR101',
    NULL, 'malformed: properties');

SELECT finish();

ROLLBACK;
