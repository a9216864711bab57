-- Verify json_schema:keyword/combinator/same_value_tasks on pg

BEGIN;

SELECT 'json_schema.same_value_tasks(jsonb, jsonb, json_schema.task, jsonb, boolean, boolean)'
    ::regprocedure;

ROLLBACK;
