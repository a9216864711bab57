-- Verify json_schema:keyword/combinator/combinator_findings on pg

BEGIN;

SELECT 'json_schema.combinator_findings(jsonb, boolean, json_schema.task, integer)'
           ::regprocedure;

ROLLBACK;
