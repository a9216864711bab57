BEGIN;

SELECT plan(2);

SELECT results_eq(
    format($$SELECT schema, location, keyword_location, keyword, trail, instance_location
               FROM json_schema.group_task(ROW(
                        '{"items": {"type": "null"}, "patternProperties": {"/": true}}', '#/a', NULL,
                        '{#}', NULL, '/v', '/k', '', '')::json_schema.task, %L, %L)$$,
           keyword, pattern),
    format('VALUES (%L::jsonb, %L, %L, %L, %L::text[], %L)', schema, '#/a' || pointer,
           '/k' || pointer, keyword, '{}', '/v'),
    'group_task(): ' || keyword)
  FROM (VALUES
    ('items', NULL, '{"type": "null"}', '/items'),
    ('patternProperties', '/', 'true', '/patternProperties/~1')
  ) AS _ (keyword, pattern, schema, pointer);

SELECT finish();

ROLLBACK;
