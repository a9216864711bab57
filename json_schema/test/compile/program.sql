BEGIN;

SELECT plan(5);

SELECT results_eq(
    $$SELECT n, location, fragment, title, calls FROM json_schema.program('{"title": "t"}', false)$$,
    $$VALUES (0, '#', '{}'::jsonb, 't', '[]'::jsonb)$$, 'a simple schema is one function');
SELECT results_eq(
    $$SELECT n, location, fragment
        FROM json_schema.program('{"type": "array", "items": {"$ref": "#"}}', false)$$,
    $$VALUES (0, '#', '{"type": "array", "items": "#"}'::jsonb),
             (1, '#', '{"type": "array", "items": "#"}')$$,
    'one that refers to itself is the check and what it calls');
SELECT ok(json_schema.needs_depth('[{"location": "#", "calls": ["#"]}]'), 'which calls itself');
SELECT ok(json_schema.needs_depth('[{"location": "a", "calls": ["b"]}, {"location": "b", "calls": ["a"]}]'),
    'two can call each other');
SELECT ok(NOT json_schema.needs_depth(
    '[{"location": "a", "calls": ["b", "c"]}, {"location": "b", "calls": ["c"]},
      {"location": "c", "calls": []}]'), 'or only one way');

SELECT finish();

ROLLBACK;
