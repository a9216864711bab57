BEGIN;

SELECT plan(6);

SELECT is(json_schema.boolean_findings('true', '1', '', '', 'properties'), NULL,
    'nothing breaks a schema that is true');
SELECT is(
    (json_schema.boolean_findings('false', '1', at, '/via', keyword))[1].error, expected,
    format('false as the schema of %s', keyword))
  FROM (VALUES
    ('/0',    'items',                'no item is allowed here'),
    ('/a~1b', 'additionalProperties', 'the property "a/b" is not allowed'),
    ('',      'not',                  '1 is not allowed')
  ) AS _ (at, keyword, expected);
SELECT throws_ok(
    format($$SELECT json_schema.boolean_findings(%L, '1', '', '/via', 'items')$$, schema),
    'MR101', NULL, 'no schema: ' || schema)
  FROM (VALUES ('1'), ('[]')) AS _ (schema);

SELECT finish();

ROLLBACK;
