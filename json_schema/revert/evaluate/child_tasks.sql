-- Revert json_schema:evaluate/child_tasks from pg

BEGIN;

DROP FUNCTION json_schema.child_tasks(jsonb, text, jsonb, text, text);

COMMIT;
