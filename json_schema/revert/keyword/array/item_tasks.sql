-- Revert json_schema:keyword/array/item_tasks from pg

BEGIN;

DROP FUNCTION json_schema.item_tasks(jsonb, text, jsonb, text, text);

COMMIT;
