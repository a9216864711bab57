BEGIN;

SELECT plan(23);

SELECT is(
    ARRAY(SELECT error
            FROM unnest(json_schema.value_findings(
                     schema::jsonb, instance::jsonb, '', ''))),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"type": "integer"}', '1.0', '{}'),
    ('{"type": "integer"}', '1.5', '{1.5 is not of type integer}'),
    ('{"type": "number"}', '1', '{}'),
    ('{"type": "object"}', '[]', '{[] is not of type object}'),
    ('{"type": ["string", "null"]}', 'null', '{}'),
    ('{"type": ["string", "null"]}', 'true', '{true is not of type string or null}'),
    ('{"enum": [1, "a", null]}', '1.0', '{}'),
    ('{"enum": [1, "a", null]}', 'true', '{"true is none of 1, \"a\", null"}'),
    ('{"enum": [{"a": 1.0}]}', '{"a": 1}', '{}'),
    ('{"enum": [[1]]}', '1', '{"1 is not [1]"}'),
    ('{"enum": [1]}', '[1]', '{"[1] is not 1"}'),
    ('{"const": null}', 'null', '{}'),
    ('{"const": false}', '0', '{"0 is not false"}'),
    ('{"const": {"a": [1]}}', '{"a": [1.00]}', '{}'),
    ('{"type": "string", "enum": ["a"], "const": "b"}', '1',
     '{1 is not of type string,"1 is not \"a\"","1 is not \"b\""}')
  ) AS _ (schema, instance, expected);

SELECT is((json_schema.value_findings('{"const": 1}', '2', '/a', '/items'))[1],
    ROW('/a', '/items/const', 'const', '2 is not 1', 3, NULL, 1, NULL)::json_schema.finding,
    'a finding says where');
SELECT throws_ok(format('SELECT json_schema.value_findings(%L, ''1'', '''', '''')', schema), 'MR101',
    NULL, 'malformed: ' || schema)
  FROM (VALUES ('{"type": "strin"}'), ('{"type": ["null", "any"]}'), ('{"type": {}}'), ('{"type": [5]}'),
               ('{"enum": 5}'), ('{"type": []}'), ('{"type": null}')
       ) AS _ (schema);

SELECT finish();

ROLLBACK;
