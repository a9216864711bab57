-- Verify json_schema:evaluate/group_task on pg

BEGIN;

SELECT 'json_schema.group_task(json_schema.task, text, text)'::regprocedure;

ROLLBACK;
