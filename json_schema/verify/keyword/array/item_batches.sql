-- Verify json_schema:keyword/array/item_batches on pg

BEGIN;

SELECT 'json_schema.item_batches(json_schema.task, jsonb[], integer[])'::regprocedure;

ROLLBACK;
