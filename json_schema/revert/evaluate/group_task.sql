-- Revert json_schema:evaluate/group_task from pg

BEGIN;

DROP FUNCTION json_schema.group_task(json_schema.task, text, text);

COMMIT;
