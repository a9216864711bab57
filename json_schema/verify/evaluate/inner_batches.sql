-- Verify json_schema:evaluate/inner_batches on pg

BEGIN;

SELECT 'json_schema.inner_batches(json_schema.task, jsonb[], integer[], jsonb)'::regprocedure;

ROLLBACK;
