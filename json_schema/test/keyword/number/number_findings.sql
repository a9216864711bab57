BEGIN;

SELECT plan(14);

SELECT is(
    ARRAY(SELECT error
            FROM unnest(json_schema.number_findings(
                     schema::jsonb, instance::jsonb, '', ''))),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"multipleOf": 0.0001}', '0.0075', '{}'),
    ('{"multipleOf": 0.0001}', '0.00751', '{0.00751 is not a multiple of 0.0001}'),
    ('{"multipleOf": 1e-8}', '12391239123', '{}'),
    ('{"multipleOf": 0.5}', '1e308', '{}'),
    ('{"maximum": 3}', '3', '{}'),
    ('{"maximum": 3}', '3.5', '{3.5 is greater than 3}'),
    ('{"exclusiveMaximum": 3}', '3.0', '{3.0 is not less than 3}'),
    ('{"minimum": -2}', '-2.0', '{}'),
    ('{"minimum": -2}', '-3', '{-3 is less than -2}'),
    ('{"exclusiveMinimum": 3}', '3', '{3 is not greater than 3}'),
    ('{"minimum": 5, "multipleOf": 2}', '3', '{3 is not a multiple of 2,3 is less than 5}'),
    ('{"maximum": 18446744073709551615}', '18446744073709551600', '{}')
  ) AS _ (schema, instance, expected);

SELECT throws_ok(format('SELECT json_schema.number_findings(%L, ''1'', '''', '''')', schema),
    'MR101', NULL, 'malformed: ' || schema)
  FROM (VALUES ('{"multipleOf": 0}'), ('{"minimum": "5"}')) AS _ (schema);

SELECT finish();

ROLLBACK;
