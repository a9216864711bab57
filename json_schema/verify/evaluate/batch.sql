-- Verify json_schema:evaluate/batch on pg

BEGIN;

SELECT NULL::json_schema.batch;
SELECT 'json_schema.first_findings(json_schema.task, jsonb[], text[], text, boolean)'
    ::regprocedure;

ROLLBACK;
