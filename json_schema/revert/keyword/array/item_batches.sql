-- Revert json_schema:keyword/array/item_batches from pg

BEGIN;

DROP FUNCTION json_schema.item_batches(json_schema.task, jsonb[], integer[]);

COMMIT;
