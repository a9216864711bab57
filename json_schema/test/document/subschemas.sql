BEGIN;

SELECT plan(5);

SELECT set_eq(
    $$SELECT pointer FROM json_schema.subschemas('{
        "definitions": {"a/b": {}}, "properties": {"not": true}, "patternProperties": {"^x": {}},
        "additionalProperties": {}, "propertyNames": {}, "dependencies": {"a": ["b"], "b": {}},
        "items": [{}], "additionalItems": {}, "contains": {}, "allOf": [{}], "anyOf": [{}],
        "oneOf": [{}], "not": {}, "if": {}, "then": {}, "else": {}}', '', '')$$,
    ARRAY['', '/definitions/a~1b', '/properties/not', '/patternProperties/^x',
          '/additionalProperties', '/propertyNames', '/dependencies/b', '/items/0',
          '/additionalItems', '/contains', '/allOf/0', '/anyOf/0', '/oneOf/0', '/not', '/if',
          '/then', '/else'],
    'every keyword that holds schemas is followed');
SELECT set_eq(
    $$SELECT pointer FROM json_schema.subschemas('{
        "const": {"not": {}}, "enum": [{"not": {}}], "default": {}, "examples": [{}], "x": {},
        "properties": {"enum": {"not": {}}}}', '', '')$$,
    ARRAY['', '/properties/enum', '/properties/enum/not'],
    'values and unknown keywords hold no schemas, properties of that name do');
SELECT set_eq(
    $$SELECT pointer FROM json_schema.subschemas(
        '{"$ref": "#", "definitions": {"a": {}}, "properties": {"b": {}}}', '', '')$$,
    ARRAY['', '/definitions/a'],
    'a $ref hides its siblings, except what can be referred to');
SELECT set_eq(
    $$SELECT pointer, base FROM json_schema.subschemas(
        '{"$id": "http://a/b/", "items": {"$id": "c", "not": {}}}', '', '')$$,
    $$VALUES ('', 'http://a/b/'), ('/items', 'http://a/b/c'), ('/items/not', 'http://a/b/c')$$,
    '$id sets the base for everything below');
SELECT set_eq(
    $$SELECT pointer, same_instance_root FROM json_schema.subschemas(
        '{"items": {"allOf": [{"then": {"properties": {"a": {}}}}]}}', '/x', '')$$,
    $$VALUES ('/x', '/x'), ('/x/items', '/x/items'), ('/x/items/allOf/0', '/x/items'),
             ('/x/items/allOf/0/then', '/x/items'),
             ('/x/items/allOf/0/then/properties/a', '/x/items/allOf/0/then/properties/a')$$,
    'schemas for the same instance share their in-place root');

SELECT finish();

ROLLBACK;
