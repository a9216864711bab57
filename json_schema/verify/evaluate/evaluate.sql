-- Verify json_schema:evaluate/evaluate on pg

BEGIN;

SELECT 'json_schema.evaluate(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task)'
    ::regprocedure;

ROLLBACK;
