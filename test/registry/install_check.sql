BEGIN;

SELECT plan(5);

SELECT has_function(:'registry_schema', 'install_check', ARRAY['text', 'jsonb'],
    'install_check(name, schema) exists');
SELECT install_check('nested', '{"definitions": {"tree": {"properties": {
    "left": {"$ref": "#/definitions/tree"}, "leaf": {"type": "integer"}}}},
    "$ref": "#/definitions/tree"}');
SELECT ok(check_nested('{"left": {"leaf": 1}}') AND NOT check_nested('{"left": {"leaf": "x"}}'),
    'install_check() makes a function that answers for the schema');
SELECT is_empty(
    $$SELECT oid::regprocedure FROM pg_proc
       WHERE starts_with(proname, 'check_nested') AND has_function_privilege('public', oid, 'EXECUTE')$$,
    'install_check() leaves PUBLIC no right on what it makes');
SELECT compiled_at AS first FROM json_schema.compiled WHERE name = 'nested'
\gset
SELECT install_check('nested', 'false');
SELECT ok(NOT check_nested('{}'), 'install_check() replaces the check of a name');
SELECT cmp_ok((SELECT count(*) FROM json_schema.compiled WHERE name = 'nested'), '=', 1::bigint,
    'install_check() keeps one check for a name');

SELECT finish();

ROLLBACK;
