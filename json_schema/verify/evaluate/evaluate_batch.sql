-- Verify json_schema:evaluate/evaluate_batch on pg

BEGIN;

SELECT 'json_schema.evaluate_batch(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, '
       'jsonb[])'
    ::regprocedure;

ROLLBACK;
