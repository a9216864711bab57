-- Verify model_registry:json_schema/task on pg

BEGIN;

SELECT 'json_schema.task'::regtype;

ROLLBACK;
