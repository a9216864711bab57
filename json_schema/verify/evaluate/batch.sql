-- Verify json_schema:evaluate/batch on pg

BEGIN;

SELECT NULL::json_schema.batch, NULL::json_schema.choice;
SELECT 'json_schema.merged_batch(json_schema.batch, json_schema.batch)'::regprocedure;
SELECT 'json_schema.remaining_batch(json_schema.batch, boolean[])'::regprocedure;

ROLLBACK;
