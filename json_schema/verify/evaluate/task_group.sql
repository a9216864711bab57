-- Verify json_schema:evaluate/task_group on pg

BEGIN;

SELECT 'json_schema.task_group'::regtype,
       'json_schema.parent'::regtype;

ROLLBACK;
