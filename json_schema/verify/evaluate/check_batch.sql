-- Verify json_schema:evaluate/check_batch on pg

BEGIN;

SELECT NULL::json_schema.checked;
SELECT 'json_schema.check_batch(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, '
       'jsonb[], integer[])'
    ::regprocedure;

ROLLBACK;
