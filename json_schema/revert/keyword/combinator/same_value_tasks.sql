-- Revert json_schema:keyword/combinator/same_value_tasks from pg

BEGIN;

DROP FUNCTION json_schema.same_value_tasks(jsonb, jsonb, json_schema.task, jsonb, boolean, boolean);

COMMIT;
