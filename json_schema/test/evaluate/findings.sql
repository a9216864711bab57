BEGIN;

SELECT plan(6);

SELECT is(json_schema.findings('{"minimum": 1}', '1', false, false), NULL, 'nothing is wrong');
SELECT is(cardinality(json_schema.findings('{"minimum": 3, "multipleOf": 2}', '1', false, false)), 2,
    'everything that is wrong');
SELECT is(cardinality(json_schema.findings('{"items": {"minimum": 3}}', '[1, 1, 1]', false, true)), 1,
    'or the first of it');
SELECT is(json_schema.findings('{"format": "ipv4"}', '"x"', false, false), NULL,
    'a format is an annotation');
SELECT is(cardinality(json_schema.findings('{"format": "ipv4"}', '"x"', true, false)), 1,
    'or is asserted');
SELECT is(json_schema.findings('{"items": {"$ref": "#"}, "type": "array"}', '[[], [[]]]', false, false),
    NULL, 'what a $ref leads to is linked');

SELECT finish();

ROLLBACK;
