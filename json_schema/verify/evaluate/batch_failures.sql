-- Verify json_schema:evaluate/batch_failures on pg

BEGIN;

SELECT 'json_schema.batch_failures(json_schema.task, jsonb[], integer[], text[], text, '
       'json_schema.walk)'
    ::regprocedure;

ROLLBACK;
