BEGIN;

SELECT plan(3);

SELECT has_type('json_schema', 'task', 'a value and the schema that it waits for');
SELECT results_eq(
    $$SELECT schema, location, instance, at, via, keyword
        FROM json_schema.subtask(
                 ROW('{"not": {}}', '#/definitions/a', '1', '/at', '/$ref', 'items')::json_schema.task,
                 '{}', '/not')$$,
    $$VALUES ('{}'::jsonb, '#/definitions/a/not', '1'::jsonb, '/at', '/$ref/not', 'items')$$,
    'a schema inside the schema, for the same value');
SELECT isnt(obj_description('json_schema.task'::regtype, 'pg_type'), NULL, 'it says what it is');

SELECT finish();

ROLLBACK;
