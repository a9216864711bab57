BEGIN;

SELECT plan(4);

SELECT is(
    ARRAY(SELECT concat_ws(' | ', instance_location, keyword_location, error)
            FROM json_schema.errors(schema::jsonb, instance::jsonb)),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"propertyNames": {"pattern": "^a"}}', '{"ab": 1, "b": 2}',
     '{" | /propertyNames/pattern | the property name \"b\" does not match the pattern ^a"}'),
    ('{"propertyNames": {"type": "string"}}', '{"": 1, "b": 2}', '{}'),
    ('{"propertyNames": false}', '{}', '{}'),
    ('{"propertyNames": false}', '["a"]', '{}')
  ) AS _ (schema, instance, expected);

SELECT finish();

ROLLBACK;
