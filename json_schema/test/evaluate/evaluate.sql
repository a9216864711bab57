BEGIN;

SELECT plan(8);

SELECT is(
    ARRAY(SELECT concat_ws(' | ', instance_location, keyword_location, error)
            FROM json_schema.errors(schema::jsonb, instance::jsonb)),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('true', '1', '{}'),
    ('false', '1', '{" |  | 1 is not allowed"}'),
    ('{}', 'null', '{}'),
    ('{"$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/b"},
      "b": {"type": "null"}}}', '1', '{" | /$ref/$ref/type | 1 is not of type null"}'),
    ('{"properties": {"a": {"$ref": "#"}}, "type": "object"}', '{"a": {"a": 1}}',
     '{/a/a | /properties/a/$ref/properties/a/$ref/type | 1 is not of type object}'),
    ('{"minimum": 1, "minLength": 2, "minItems": 2, "minProperties": 2}', '{"a": 1}',
     '{" | /minProperties | {\"a\": 1} has size 1, at least 2 is needed"}'),
    ('{"minimum": 1, "minLength": 2, "minItems": 2, "minProperties": 2}', 'null', '{}'),
    ('{"$ref": {"type": "nonsense"}, "type": "null"}', 'null', '{}')
  ) AS _ (schema, instance, expected);

SELECT finish();

ROLLBACK;
