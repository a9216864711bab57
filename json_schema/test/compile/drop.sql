BEGIN;

SELECT plan(5);

SELECT function_privs_are('json_schema', 'drop', ARRAY['text', 'text'], 'public', ARRAY[]::text[],
    'only the owner drops');
SELECT throws_ok($$SELECT json_schema.drop('nothing')$$, '42883', NULL, 'there is none of this name');
SELECT json_schema.compile('t', '{"items": {"$ref": "#"}}');
SELECT json_schema.compile('t', '{"items": {"$ref": "#"}, "minItems": 1}');
SELECT lives_ok($$SELECT json_schema.drop('t')$$, 'a check with what it calls');
SELECT is((SELECT count(*)::integer FROM pg_proc WHERE proname ~ '^check_t(__[0-9]+)?$'), 0,
    'nothing of it is left');
SELECT is((SELECT count(*)::integer FROM json_schema.compiled WHERE name = 't'), 0, 'nor is its row');

SELECT finish();

ROLLBACK;
