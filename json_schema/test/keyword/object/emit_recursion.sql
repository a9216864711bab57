BEGIN;

SELECT plan(3);

SELECT is(
    json_schema.recursive_properties(
        '{"properties": {"a": {"$call": "f", "recursive": true}, "b": {"$call": "g", "recursive": false},
                         "c": {"anyOf": [{"$call": "f", "recursive": true}]}}}'),
    '{"a": {"$call": "f", "recursive": true}, "c": {"anyOf": [{"$call": "f", "recursive": true}]}}',
    'recursive_properties() finds the properties that may lead back');
SELECT is(
    json_schema.allow_properties('{"properties": {"a": false, "b": false}}', '{"a": false}'),
    '{"properties": {"a": true, "b": false}}', 'allow_properties() asks nothing of a property');

SELECT json_schema.compile('recursion', '{
    "$ref": "#/definitions/tree",
    "definitions": {"tree": {
        "required": ["next", "n"], "additionalProperties": false,
        "properties": {"n": {"type": "integer"},
                       "next": {"anyOf": [{"$ref": "#/definitions/tree"}, {"type": "null"}]}}}}}');
SELECT results_eq(
    $$SELECT v, json_schema.check_recursion(v)
        FROM (VALUES ('{"n": 1, "next": {"n": 2, "next": null}}'::jsonb), ('{"n": 1}'),
                     ('{"n": 1, "next": {"n": 2, "next": {"n": 3}}}'), ('1')) AS _ (v)$$,
    $$VALUES ('{"n": 1, "next": {"n": 2, "next": null}}'::jsonb, true), ('{"n": 1}', false),
      ('{"n": 1, "next": {"n": 2, "next": {"n": 3}}}', false), ('1', true)$$,
    'a compiled check follows a property that leads back to its own schema');

SELECT finish();

ROLLBACK;
