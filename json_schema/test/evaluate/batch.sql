BEGIN;

SELECT plan(13);

-- The quick answers of first_findings() are those of assertion_findings().
SELECT is(
    (json_schema.first_findings(
        ROW(schema::jsonb, '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
        ARRAY['"aa"', instance]::jsonb[], ARRAY['string', jsonb_typeof(instance::jsonb)],
        schema::jsonb ->> 'pattern', false)) [1].keyword,
    keyword, format('first_findings() looks at %s for %s', instance, schema))
  FROM (VALUES
    ('{"pattern": "a"}', '"b"', 'pattern'),
    ('{"pattern": "a"}', '"a"', NULL),
    ('{"enum": ["aa", "b"]}', '"c"', 'enum'),
    ('{"enum": ["aa", "b"]}', '"b"', NULL),
    ('{"type": ["string", "integer"]}', '1.5', 'type'),
    ('{"minimum": 2}', '1', 'minimum'),
    ('{"minimum": 2, "maximum": 2}', '2', NULL),
    ('{"maximum": 2}', '3', 'maximum'),
    ('{"exclusiveMaximum": 2}', '2', 'exclusiveMaximum'),
    ('{"required": ["a"]}', '{}', 'required'),
    ('{"required": ["a"]}', '{"a": 1}', NULL),
    ('{"required": ["a"], "maxProperties": 1}', '{"a": 1, "b": 1}', 'maxProperties'),
    ('{"maxLength": 2}', '"aaa"', 'maxLength')
  ) AS _ (schema, instance, keyword);

SELECT finish();

ROLLBACK;
