BEGIN;

SELECT plan(5);

SELECT is(json_schema.assertions('{"title": "t", "minimum": 1, "x": 2, "default": 3, "type": "null"}'),
    '{"minimum": 1, "type": "null"}'::jsonb, 'annotations and unknown keywords go');
SELECT is(json_schema.assertions('{"$ref": "#", "minimum": 1}'), '{"$ref": "#"}'::jsonb,
    'a $ref hides what stands beside it');
SELECT is(json_schema.assertions('{"$ref": {"type": "null"}, "minimum": 1}'), '{"minimum": 1}'::jsonb,
    'a $ref that is no string is an unknown keyword');
SELECT is(json_schema.assertions('false'), 'false'::jsonb, 'a boolean stays');
SELECT results_eq(
    $$SELECT json_schema.allows_all(schema)
        FROM (VALUES ('true'::jsonb), ('{}'), ('{"title": "t"}'), ('false'), ('{"minimum": 1}'))
             AS _ (schema)$$,
    $$VALUES (true), (true), (true), (false), (false)$$,
    'only true and what asserts nothing allows all');

SELECT finish();

ROLLBACK;
