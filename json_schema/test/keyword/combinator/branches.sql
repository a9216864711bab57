BEGIN;

SELECT plan(10);

SELECT is(
    (json_schema.discriminator(
        '[{"properties": {"a": {}, "k": {"const": 1}}, "required": ["k"]},
          {"properties": {"k": {"enum": [2, "x"]}}, "required": ["k"]}]', '{"type": "object"}')).name,
    'k', 'a required property with other values in each branch tells them apart');
SELECT is(
    (json_schema.discriminator(
        '[{"properties": {"k": {"const": 1}}, "required": ["k"]},
          {"properties": {"k": {"const": 1.0}}, "required": ["k"]}]', '{"type": "object"}')).name,
    NULL, 'not where two branches allow the same value');
SELECT is(
    (json_schema.discriminator(
        '[{"properties": {"k": {"const": 1}}, "required": ["k"]}, {"properties": {"k": {"const": 2}}}]',
        '{"type": "object"}')).name,
    NULL, 'nor where a branch does without it');
SELECT is(
    (json_schema.discriminator(
        '[{"properties": {"k": {"const": 1}}, "required": ["k"]},
          {"properties": {"k": {"const": 2}}, "required": ["k"]}]', '{}')).name,
    NULL, 'nor where the value may be no object');
SELECT is(
    json_schema.branch_types('{"$call": "s.f", "type": ["integer", "number", "null"]}'),
    '{"null",number}', 'branch_types() knows the types of what is called');
SELECT is(json_schema.branch_types('{"minimum": 1}'), NULL,
    'branch_types() is NULL where a branch does not say');
SELECT is(
    json_schema.discriminator(
        '[{"$call": "f", "type": "object", "options": {"k": ["a"], "l": [1]}},
          {"$call": "g", "type": "object", "options": {"k": ["b"], "l": [1]}}]', '{}')::text,
    '(k,"[[""a""], [""b""]]")', 'discriminator() tells calls apart');

SELECT is(json_schema.branch_types('{"enum": ["a", "b", 1]}'), '{number,string}',
    'branch_types() reads the types of the values of an enum');

SELECT is(
    json_schema.branch_types('{"oneOf": [{"type": ["integer", "null"]}, {"anyOf": [{"const": 1}]}]}'),
    '{"null",number}', 'branch_types() reads the types of a choice');
SELECT is(json_schema.branch_types('{"anyOf": [{"type": "string"}, {"minimum": 1}]}'), NULL,
    'branch_types() is NULL where a branch of a choice does not say');

SELECT finish();

ROLLBACK;
