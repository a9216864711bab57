BEGIN;

SELECT plan(2);

SELECT has_type('json_schema', 'task_group', 'task_group is a type');
SELECT isnt(obj_description('json_schema.task_group'::regtype, 'pg_type'), NULL,
    'task_group says what it is');

SELECT finish();

ROLLBACK;
