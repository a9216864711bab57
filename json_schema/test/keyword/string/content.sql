BEGIN;

SELECT plan(22);

SELECT ok(json_schema.is_json(value), format('JSON: %s', value))
  FROM unnest(ARRAY['{"foo": "bar"}', '0', '-1.5e+3', '""', '"\u00e9\\\""', ' [ ] ', '{}', 'null',
                    '[1, [true, {"a": [{}], "b": false}], "]"]']) AS value;
SELECT ok(NOT json_schema.is_json(value), format('not JSON: %s', value))
  FROM unnest(ARRAY['', '{:}', '01', '1 2', '[1,]', '{"a"}', '{1: 2}', '"\x"', 'nul', '[']) AS value;

SELECT ok(json_schema.is_content('base64', 'application/json', 'e30='), 'base64 of {}');
SELECT ok(NOT json_schema.is_content('base64', 'application/json', 'ezp9Cg=='), 'base64 of {:}');
SELECT ok(NOT json_schema.is_content('base64', NULL, 'e30'), 'base64 without its padding');

SELECT finish();

ROLLBACK;
