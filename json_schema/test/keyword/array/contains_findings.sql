BEGIN;

SELECT plan(5);

SELECT is(
    ARRAY(SELECT concat_ws(' | ', instance_location, keyword_location, error)
            FROM json_schema.errors(schema::jsonb, instance::jsonb)),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"contains": {"minimum": 5}}', '[1, 5]', '{}'),
    ('{"contains": {"minimum": 5, "title": "five or more"}}', '[1]',
     '{" | /contains | [1] has no item that is \"five or more\"; the closest is item 0: 1 is less than 5"}'),
    ('{"contains": true}', '[null]', '{}'),
    ('{"contains": false}', '{"a": 1}', '{}')
  ) AS _ (schema, instance, expected);

SELECT ok(NOT json_schema.is_valid('{"contains": true}', '[]'), 'an empty array contains nothing');

SELECT finish();

ROLLBACK;
