BEGIN;

SELECT plan(14);

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

SELECT is(json_schema.accepts_kind(schema::jsonb, kind), expected,
          format('accepts_kind(): %s, %s', schema, kind))
  FROM (VALUES
    ('true', 'null', true),
    ('{}', 'array', true),
    ('{"type": "object", "items": false}', 'object', true),
    ('{"type": "object", "properties": {}}', 'object', false),
    ('{"allOf": [true]}', 'null', false),
    ('{"type": ["null", "strin"]}', 'null', false),
    ('5', 'null', false)
  ) AS _ (schema, kind, expected);

SELECT finish();

ROLLBACK;
