-- Verify json_schema:keyword/object/name_findings on pg

BEGIN;

SELECT 'json_schema.name_findings(jsonb, boolean, json_schema.task, integer)'
           ::regprocedure;

ROLLBACK;
