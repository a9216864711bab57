-- Verify json_schema:keyword/array/item_groups on pg

BEGIN;

SELECT 'json_schema.item_groups(jsonb, text, jsonb, text, text)'::regprocedure;

ROLLBACK;
