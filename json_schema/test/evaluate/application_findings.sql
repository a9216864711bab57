BEGIN;

SELECT plan(6);

SELECT is(
    ARRAY(SELECT concat_ws(' | ', keyword, error)
            FROM json_schema.errors(schema::jsonb, instance::jsonb)),
    expected::text[], format('application_findings(): %s against %s', instance, schema))
  FROM (VALUES
    ('{"not": {"title": "odd"}}', '1', '{"not | 1 must not be \"odd\""}'),
    ('{"not": {"type": "null"}}', '1', '{}'),
    ('{"contains": false}', '{"a": 1}', '{}'),
    ('{"propertyNames": false}', '["a"]', '{}'),
    ('{"contains": {"type": "null"}, "not": {}}', '[]',
     '{"not | [] must not be valid against {}",
       "contains | [] has no item that is valid against {\"type\": \"null\"}"}'),
    ('{"if": {"$ref": "#/nowhere"}}', '1', '{}')
  ) AS _ (schema, instance, expected);

SELECT finish();

ROLLBACK;
