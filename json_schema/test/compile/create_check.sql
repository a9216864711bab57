BEGIN;

SELECT plan(6);

SELECT function_privs_are('json_schema', 'create_check', ARRAY['text', 'jsonb', 'boolean', 'text'], 'public',
    ARRAY[]::text[], 'only the owner makes checks');
SELECT is(json_schema.create_check('t', '{"type": "array", "items": {"$ref": "#"}}', false, 'json_schema')::text,
    'json_schema.check_t(jsonb)', 'the name of the check');
SELECT results_eq($$SELECT helpers, previous_helpers FROM json_schema.compiled WHERE name = 't'$$,
    $$VALUES ('{"json_schema.check_t__1(jsonb, integer)"}'::text[], '{}'::text[])$$,
    'what it calls is written down');
SELECT json_schema.create_check('t', '{"items": {"$ref": "#"}}', false, 'json_schema');
SELECT json_schema.create_check('t', '{"items": {"minLength": 1}, "not": {"items": {"minLength": 2}}}',
                           false, 'json_schema');
SELECT results_eq($$SELECT helpers, previous_helpers FROM json_schema.compiled WHERE name = 't'$$,
    $$VALUES ('{json_schema.check_t__3(jsonb)}'::text[],
              '{"json_schema.check_t__2(jsonb, integer)"}'::text[])$$,
    'the functions of the compilation before stay, those before them go');
SELECT hasnt_function('json_schema', 'check_t__1', 'they are gone');
SELECT results_eq(
    $$SELECT json_schema.check_t(v) FROM (VALUES ('["a"]'::jsonb), ('["aa"]'), ('[""]'), (NULL)) AS _ (v)$$,
    $$VALUES (true), (false), (false), (NULL)$$, 'the last schema counts');

SELECT finish();

ROLLBACK;
