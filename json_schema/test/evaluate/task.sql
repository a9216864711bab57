BEGIN;

SELECT plan(2);

SELECT has_type('json_schema', 'task', 'task is a type');
SELECT results_eq(
    $$SELECT * FROM json_schema.subtask(
        ROW('{"not": {}}', '#/definitions/a', 'http://x.test/', '{#}', '1', '/at', '/$ref', 'items',
            'note')::json_schema.task, '{}', '/not', 'not')$$,
    $$VALUES ('{}'::jsonb, '#/definitions/a/not', 'http://x.test/', '{#}'::text[], '1'::jsonb, '/at',
              '/$ref/not', 'not', 'note')$$,
    'subtask() goes down in the schema and stays at the value');

SELECT finish();

ROLLBACK;
