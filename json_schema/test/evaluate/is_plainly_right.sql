BEGIN;

SELECT plan(7);

SELECT is(json_schema.is_plainly_right(schema::jsonb, kind), expected,
          format('is_plainly_right(): %s, %s', schema, kind))
  FROM (VALUES
    ('{"type": "string"}', 'string', true),
    ('{"type": ["null", "string"], "minimum": 5, "properties": {}}', 'string', true),
    ('{"type": "string", "minLength": 1}', 'string', false),
    ('{"type": "integer"}', 'number', false),
    ('{"type": ["strin", "null"]}', 'null', false),
    ('{}', 'null', false),
    ('true', 'null', false)
  ) AS _ (schema, kind, expected);

SELECT finish();

ROLLBACK;
