BEGIN;

SELECT plan(9);

SELECT is(
    ARRAY(SELECT error
            FROM unnest(json_schema.object_findings(
                     schema::jsonb, instance::jsonb, '', ''))),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"required": ["a"]}', '{"a": null}', '{}'),
    ('{"required": ["a", "b"]}', '{}',
     '{"the property \"a\" is missing","the property \"b\" is missing"}'),
    ('{"required": ["__proto__", ""]}', '{"": 1}', '{"the property \"__proto__\" is missing"}'),
    ('{"maxProperties": 1}', '{"a": 1}', '{}'),
    ('{"maxProperties": 0}', '{"a": 1}', '{"{\"a\": 1} has size 1, at most 0 is allowed"}'),
    ('{"minProperties": 1}', '{}', '{"{} has size 0, at least 1 is needed"}'),
    ('{"dependencies": {"a": ["b"]}}', '{"c": 1}', '{}'),
    ('{"dependencies": {"a": ["b"]}}', '{"a": 1}',
     '{"the property \"b\" is missing, which \"a\" needs"}'),
    ('{"dependencies": {"a": {"required": ["b"]}}}', '{"a": 1}', '{}')
  ) AS _ (schema, instance, expected);

SELECT finish();

ROLLBACK;
