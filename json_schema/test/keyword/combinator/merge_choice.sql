BEGIN;

SELECT plan(8);

SELECT is(json_schema.merge_choice('{"oneOf": [{"type": "string"}, {"type": "integer"}], "minimum": 1}'),
    '{"type": ["string", "integer"], "minimum": 1}', 'merge_choice() makes a list of types of a choice');
SELECT is(json_schema.merge_choice('{"oneOf": [{"type": "number"}, {"type": "integer"}]}'),
    '{"oneOf": [{"type": "number"}, {"type": "integer"}]}',
    'merge_choice() leaves a choice between types that overlap');
SELECT is(json_schema.merge_choice('{"anyOf": [{"type": "string", "minLength": 1}, {"type": "null"}]}'),
    '{"anyOf": [{"type": "string", "minLength": 1}, {"type": "null"}]}',
    'merge_choice() leaves branches that say more than a type');
SELECT is(json_schema.merge_choice('{"type": "null", "anyOf": [{"type": "string"}]}'),
    '{"type": "null", "anyOf": [{"type": "string"}]}', 'merge_choice() leaves a choice beside a type');

SELECT is(json_schema.merge_choice('{"anyOf": [{"const": 1}, {"enum": ["a", 1.0]}]}'),
    '{"enum": ["a", 1]}', 'merge_choice() makes a list of values of a choice between values');
SELECT is(json_schema.merge_choice('{"oneOf": [{"const": 1}, {"enum": ["a", 1.0]}]}'),
    '{"oneOf": [{"const": 1}, {"enum": ["a", 1.0]}]}',
    'merge_choice() leaves a oneOf whose branches share a value');

SELECT is(
    json_schema.without_trivial('{"allOf": [true, {"minimum": 1}, {}], "anyOf": [{"maximum": 2}, {}],
                                  "propertyNames": true, "minimum": 1}'),
    '{"allOf": [{"minimum": 1}], "minimum": 1}', 'without_trivial() drops what allows all');
SELECT is(json_schema.without_trivial('{"allOf": [true], "anyOf": [false], "propertyNames": false}'),
    '{"anyOf": [false], "propertyNames": false}', 'without_trivial() leaves what does not');

SELECT finish();

ROLLBACK;
