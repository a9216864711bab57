-- Verify json_schema:keyword/combinator/same_value_batches on pg

BEGIN;

SELECT 'json_schema.same_value_batches(json_schema.task, jsonb[], integer[])'::regprocedure;

ROLLBACK;
