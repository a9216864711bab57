-- Verify json_schema:keyword/array/unique_items on pg

BEGIN;

SELECT 'json_schema.unique_items(jsonb)'::regprocedure;

ROLLBACK;
