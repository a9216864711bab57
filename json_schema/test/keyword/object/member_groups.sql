BEGIN;

SELECT plan(11);

SELECT is(
    ARRAY(SELECT concat_ws(' | ', instance_location, keyword_location, error)
            FROM json_schema.errors(schema::jsonb, instance::jsonb)),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"properties": {"a": {"type": "null"}}}', '{"b": 1}', '{}'),
    ('{"properties": {"a/b": {"type": "null"}}}', '{"a/b": 1}',
     '{/a~1b | /properties/a~1b/type | 1 is not of type null}'),
    ('{"properties": {"a": false}}', '{"a": 1}',
     '{"/a | /properties/a | the property \"a\" is not allowed"}'),
    ('{"properties": {"a": {}}, "additionalProperties": false}', '{"a": 1, "b": 2}',
     '{"/b | /additionalProperties | the property \"b\" is not allowed"}'),
    ('{"additionalProperties": {"type": "null"}}', '{"__proto__": 1}',
     '{/__proto__ | /additionalProperties/type | 1 is not of type null}'),
    ('{"allOf": [{"properties": {"a": {}}}], "additionalProperties": false}', '{"a": 1}',
     '{"/a | /additionalProperties | the property \"a\" is not allowed"}'),
    ('{"propertyNames": {"maxLength": 1}}', '{"ab": 1}',
     '{" | /propertyNames/maxLength | the property name \"ab\" has length 2, at most 1 is allowed"}'),
    ('{"propertyNames": false}', '{"a": 1}',
     '{" | /propertyNames | the property name \"a\" is not allowed"}'),
    ('{"dependencies": {"a": {"required": ["b"]}}}', '{"a": 1}',
     '{" | /dependencies/a/required | the property \"b\" is missing"}'),
    ('{"dependencies": {"a": {"required": ["b"]}}}', '{"c": 1}', '{}'),
    ('{"properties": {"0": {"type": "null"}}, "propertyNames": false}', '[1]', '{}')
  ) AS _ (schema, instance, expected);

SELECT finish();

ROLLBACK;
