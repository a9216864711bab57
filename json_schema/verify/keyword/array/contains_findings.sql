-- Verify json_schema:keyword/array/contains_findings on pg

BEGIN;

SELECT 'json_schema.contains_findings(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task)'
    ::regprocedure;

ROLLBACK;
