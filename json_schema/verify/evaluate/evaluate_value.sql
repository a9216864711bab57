-- Verify json_schema:evaluate/evaluate_value on pg

BEGIN;

SELECT 'json_schema.evaluate_value(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task)'
       ::regprocedure;

ROLLBACK;
