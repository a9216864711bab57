BEGIN;

SELECT plan(3);

SELECT has_function(:'registry_schema', 'schema_branches',
    ARRAY['jsonb', 'jsonb', 'jsonb', 'jsonb'],
    'schema_branches(earlier_root, earlier, later_root, later) exists');
SELECT is_empty(
    $$SELECT * FROM schema_branches('{}', '{"anyOf": [{"minimum": 1}, {"type": "null"}]}',
                                    '{}', '{"anyOf": [{"type": "null"}, {"minimum": 1}, true]}')$$,
    'schema_branches() returns nothing where anyOf only gains branches');
SELECT results_eq(
    $$SELECT path, verdict FROM schema_branches('{}', '{"anyOf": [{"minimum": 1}, {"type": "null"}]}',
                                                '{}', '{"anyOf": [{"minimum": 1}]}')$$,
    $$VALUES ('{anyOf,1}'::text[], 'possibly stricter')$$,
    'schema_branches() says that anyOf lost a branch');

SELECT finish();

ROLLBACK;
