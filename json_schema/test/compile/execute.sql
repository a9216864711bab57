BEGIN;

SELECT plan(3);

SELECT function_privs_are('json_schema', 'execute', ARRAY['text'], 'public', ARRAY[]::text[],
    'nobody but the owner may hand it commands');
SELECT lives_ok($$SELECT json_schema.execute('CREATE TEMP TABLE a (); CREATE TEMP TABLE b ();')$$,
    'it runs several commands');
SELECT has_table('b', 'the last one too');

SELECT finish();

ROLLBACK;
