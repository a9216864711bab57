-- Verify json_schema:evaluate/child_tasks on pg

BEGIN;

SELECT 'json_schema.child_tasks(jsonb, text, jsonb, text, text)'::regprocedure;

ROLLBACK;
