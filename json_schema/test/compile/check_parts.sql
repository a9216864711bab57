BEGIN;

SELECT plan(2);

SELECT results_eq(
    $$SELECT n, location, fragment, title, calls FROM json_schema.check_parts('{"title": "t"}', false, '@')$$,
    $$VALUES (0, '#', '{}'::jsonb, 't', '[]'::jsonb)$$, 'a simple schema is one function');
SELECT results_eq(
    $$SELECT n, location, fragment
        FROM json_schema.check_parts('{"type": "array", "items": {"$ref": "#"}}', false, '@')$$,
    $$VALUES (0, '#', '{"type": "array", "items": "@#"}'::jsonb),
             (1, '#', '{"type": "array", "items": "@#"}')$$,
    'one that refers to itself is the check and what it calls');

SELECT finish();

ROLLBACK;
