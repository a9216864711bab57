BEGIN;

SELECT plan(2);

SELECT has_type('json_schema', 'task_group', 'task_group is a type');
SELECT has_type('json_schema', 'parent', 'parent is a type');

SELECT finish();

ROLLBACK;
