-- Revert json_schema:evaluate/task from pg

BEGIN;

DROP FUNCTION json_schema.subtask(json_schema.task, jsonb, text, text);
DROP TYPE json_schema.task;

COMMIT;
