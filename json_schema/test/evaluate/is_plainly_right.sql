BEGIN;

SELECT plan(16);

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

-- What the two repeat of json_schema.keywords().
CREATE TEMPORARY VIEW asked AS
SELECT keyword, kind, holds
  FROM json_schema.keywords(),
       unnest(ARRAY['null', 'boolean', 'number', 'string', 'array', 'object']) AS kind
 WHERE applies_to IN ('any', kind)
   -- These say nothing without if and items.
   AND keyword NOT IN ('type', 'then', 'else', 'additionalItems');
SELECT is_empty(
    $$SELECT keyword, kind FROM asked
       WHERE json_schema.accepts_kind(jsonb_build_object('type', kind, keyword, 1), kind)$$,
    'accepts_kind() knows from keywords() what asks more of a kind');
SELECT is_empty(
    $$SELECT keyword, kind FROM asked
       WHERE holds = 'value'
         AND json_schema.is_plainly_right(jsonb_build_object('type', kind, keyword, 1), kind)$$,
    'is_plainly_right() knows from keywords() what asks more of a value itself');

SELECT finish();

ROLLBACK;
