-- Verify json_schema:keyword/array/contains_findings on pg

BEGIN;

SELECT 'json_schema.contains_findings(jsonb, json_schema.task, integer)'::regprocedure;

ROLLBACK;
