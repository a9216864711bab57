BEGIN;

SELECT plan(4);

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

SELECT finish();

ROLLBACK;
