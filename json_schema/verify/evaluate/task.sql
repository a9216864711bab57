-- Verify json_schema:evaluate/task on pg

BEGIN;

SELECT 'json_schema.task'::regtype,
       'json_schema.subtask(json_schema.task, jsonb, text, text)'::regprocedure;

ROLLBACK;
