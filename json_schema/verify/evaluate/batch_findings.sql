-- Verify json_schema:evaluate/batch_findings on pg

BEGIN;

SELECT 'json_schema.batch_findings(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, '
       'jsonb[])'
    ::regprocedure;

ROLLBACK;
