-- Revert model_registry:json_schema/task from pg

BEGIN;

DROP TYPE json_schema.task;

COMMIT;
