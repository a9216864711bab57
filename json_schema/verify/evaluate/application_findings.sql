-- Verify json_schema:evaluate/application_findings on pg

BEGIN;

SELECT 'json_schema.application_findings(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, '
       'json_schema.finding[])'
    ::regprocedure;

ROLLBACK;
