-- Verify json_schema:evaluate/holds on pg

BEGIN;

SELECT 'json_schema.holds(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task)'
    ::regprocedure;

ROLLBACK;
