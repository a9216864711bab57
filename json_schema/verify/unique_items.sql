-- Verify json_schema:unique_items on pg

BEGIN;

SELECT 'json_schema.unique_items(jsonb)'::regprocedure;

ROLLBACK;
