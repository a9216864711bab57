-- Verify json_schema:keyword/array/item_tasks on pg

BEGIN;

SELECT 'json_schema.item_tasks(jsonb, text, jsonb, text, text)'::regprocedure;

ROLLBACK;
