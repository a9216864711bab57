BEGIN;

SELECT plan(14);

SELECT is(
    ARRAY(SELECT concat_ws(' | ', instance_location, keyword_location, error)
            FROM json_schema.errors(schema::jsonb, instance::jsonb)),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"items": {"type": "null"}}', '[null, null]', '{}'),
    ('{"items": {"type": "null"}}', '[null, 1, 2]',
     '{/1 | /items/type | 1 is not of type null,/2 | /items/type | 2 is not of type null}'),
    ('{"items": false}', '[]', '{}'),
    ('{"items": false}', '[1]', '{/0 | /items | no item is allowed here}'),
    ('{"items": [true, {"type": "null"}]}', '[1]', '{}'),
    ('{"items": [true, {"type": "null"}]}', '[1, 2, 3]',
     '{/1 | /items/1/type | 2 is not of type null}'),
    ('{"items": [true], "additionalItems": {"type": "null"}}', '[1, 2]',
     '{/1 | /additionalItems/type | 2 is not of type null}'),
    ('{"items": [true], "additionalItems": false}', '[1, 2]',
     '{/1 | /additionalItems | no item is allowed here}'),
    ('{"items": {}, "additionalItems": false}', '[1, 2]', '{}'),
    ('{"additionalItems": false}', '[1, 2]', '{}'),
    ('{"contains": {"const": 1}}', '[2, 1]', '{}'),
    ('{"contains": {"const": 1}}', '[]',
     '{" | /contains | [] has no item that is valid against {\"const\": 1}"}'),
    ('{"contains": {"const": 1, "title": "a one"}}', '[2]',
     '{" | /contains | [2] has no item that is \"a one\"; the closest is item 0: 2 is not 1"}'),
    ('{"items": {"type": "null"}, "contains": {}}', '{"0": 1}', '{}')
  ) AS _ (schema, instance, expected);

SELECT finish();

ROLLBACK;
