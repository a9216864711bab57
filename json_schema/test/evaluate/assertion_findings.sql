BEGIN;

SELECT plan(7);

SELECT is(
    ARRAY(SELECT keyword_location FROM unnest(json_schema.assertion_findings(
              schema::jsonb, instance::jsonb, '', '', 'false', NULL, false))),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"type": "integer", "minimum": 2}', '1', '{/minimum}'),
    ('{"type": ["integer", "null"]}', '1.5', '{/type}'),
    ('{"enum": [1, 2], "maximum": 2}', '3', '{/enum,/maximum}'),
    ('{"minLength": 2, "minItems": 2, "required": ["a"]}', '"a"', '{/minLength}'),
    ('{"minLength": 2, "minItems": 2, "required": ["a"]}', '[]', '{/minItems}'),
    ('{"properties": {"a": false}, "allOf": [false]}', '{"a": 1}', '{}')
  ) AS _ (schema, instance, expected);
SELECT throws_ok(
    $$SELECT json_schema.assertion_findings('{"type": "strin"}', '1', '', '', 'false', NULL, false)$$,
    'MR101', NULL, 'assertion_findings() refuses a type that is none');

SELECT finish();

ROLLBACK;
