BEGIN;

SELECT plan(33);

-- What needs no call for each value is decided as assertion_findings() decides it.
CREATE TEMPORARY TABLE asked AS
SELECT schema::jsonb, instance::jsonb, fails
  FROM (VALUES
    ('{"pattern": "a"}', '"b"', true),
    ('{"pattern": "a"}', '"a"', false),
    ('{"enum": ["aa", "b"]}', '"c"', true),
    ('{"enum": ["aa", "b"]}', '"b"', false),
    ('{"enum": [[1], 2]}', '[1.0]', false),
    ('{"enum": [[1], 2]}', '1', true),
    ('{"enum": [false]}', 'null', true),
    ('{"const": [1]}', '1', true),
    ('{"const": {"a": 1}}', '{"a": 1.0}', false),
    ('{"type": ["string", "integer"]}', '1.5', true),
    ('{"type": ["string", "integer"]}', '1.0', false),
    ('{"type": ["number", "integer"]}', '1.5', false),
    ('{"type": "array"}', 'null', true),
    ('{"minimum": 2, "maximum": 2}', '2', false),
    ('{"minimum": 2, "maximum": 3}', '4', true),
    ('{"exclusiveMaximum": 2}', '2', true),
    ('{"exclusiveMinimum": 2}', '2.1', false),
    ('{"multipleOf": 2}', '3', true),
    ('{"minLength": 2, "maxLength": 2}', '"😀b"', false),
    ('{"minLength": 2}', '"😀"', true),
    ('{"maxLength": 2}', '"aaa"', true),
    ('{"minItems": 1}', '[]', true),
    ('{"maxItems": 1}', '[1, 2]', true),
    ('{"uniqueItems": true}', '[1, "1", 1.0]', true),
    ('{"uniqueItems": true}', '[1, "1"]', false),
    ('{"required": ["a"]}', '{}', true),
    ('{"required": ["a"]}', '{"a": 1}', false),
    ('{"required": ["a"], "maxProperties": 1}', '{"a": 1, "b": 1}', true),
    ('{"required": ["a"], "properties": {"a": {"const": 1}}}', '{"a": 2}', true),
    ('{"required": ["a"], "properties": {"a": {"const": 1, "$ref": "#/b"}}}', '{"a": 2}', false),
    ('false', '1', true)
  ) AS _ (schema, instance, fails);

SELECT is(
    json_schema.batch_failures(
        ROW(schema, '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
        ARRAY['true', instance, instance]::jsonb[], ARRAY[1, 2, 3], ARRAY[jsonb_typeof(instance)],
        schema ->> 'pattern', ROW(false, false, NULL, 1, 6)::json_schema.walk),
    CASE WHEN fails THEN ARRAY[2, 3] ELSE '{}' END,
    format('batch_failures() knows whether %s satisfies %s', instance, schema))
  FROM asked;
SELECT is(
    json_schema.batch_failures(
        ROW('{"contains": true}', '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
        ARRAY['[1]', '[]']::jsonb[], ARRAY[1, 2], ARRAY['array'], NULL,
        ROW(false, false, NULL, 1, 6)::json_schema.walk),
    ARRAY[2], 'batch_failures() refuses an array without an item that contains could find');
SELECT is(
    json_schema.batch_failures(
        ROW('{"type": "null"}', '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
        ARRAY['1', '2']::jsonb[], ARRAY[1, 1], ARRAY['number'], NULL,
        ROW(true, false, NULL, 1, 6)::json_schema.walk),
    ARRAY[1], 'batch_failures() stops at the first finding where that is enough');

SELECT finish();

ROLLBACK;
