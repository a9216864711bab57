-- Revert json_schema:evaluate/task_group from pg

BEGIN;

DROP TYPE json_schema.parent;
DROP TYPE json_schema.task_group;

COMMIT;
