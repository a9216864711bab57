-- Verify json_schema:keyword/array/item_groups on pg

BEGIN;

SELECT 'json_schema.item_groups(jsonb, jsonb, boolean)'::regprocedure;

ROLLBACK;
