BEGIN;

SELECT plan(3);

SELECT has_schema('json_schema', 'the engine has its own schema');
SELECT schema_privs_are('json_schema', 'public', ARRAY['USAGE'],
    'everybody may call the engine, nobody may create in it');
SELECT isnt(obj_description('json_schema'::regnamespace, 'pg_namespace'), NULL,
    'the schema says what it is');

SELECT finish();

ROLLBACK;
