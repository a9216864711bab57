-- Revert json_schema:task from pg

BEGIN;

DROP FUNCTION json_schema.subtask(json_schema.task, jsonb, text);
DROP TYPE json_schema.task;

COMMIT;
