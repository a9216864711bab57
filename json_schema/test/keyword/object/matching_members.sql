BEGIN;

SELECT plan(4);

SELECT results_eq(
    format('SELECT keyword, pattern, names FROM json_schema.matching_members(%L, %L, %L, %L, %L)
             ORDER BY keyword DESC, pattern', instance, properties, patterns,
           (SELECT jsonb_object_agg(key, key) FROM jsonb_object_keys(patterns::jsonb) AS key),
           additional),
    format('SELECT * FROM (VALUES %s) AS _ (keyword, pattern, names)', expected), description)
  FROM (VALUES
    ('{"ab": 1, "b": 2}', NULL, '{"a": {}}', false,
     $$('patternProperties', 'a', '{ab}'::text[])$$, 'a pattern need not be at the start'),
    ('{"ab": 1}', '{"ab": {}}', '{"a": {}, "b": {}}', true,
     $$('patternProperties', 'a', '{ab}'::text[]), ('patternProperties', 'b', '{ab}'::text[])$$,
     'several patterns apply to one property, declared or not'),
    ('{"a": 1, "b": 2, "c": 3}', '{"a": {}}', '{"^b": {}}', true,
     $$('patternProperties', '^b', '{b}'::text[]), ('additionalProperties', NULL, '{c}')$$,
     'what is neither declared nor matched is additional')
  ) AS _ (instance, properties, patterns, additional, expected, description);
SELECT is_empty($$SELECT json_schema.matching_members('{}', '{"a": {}}', '{"b": {}}', '{"b": "b"}',
    true)$$, 'an empty object has nothing');

SELECT finish();

ROLLBACK;
