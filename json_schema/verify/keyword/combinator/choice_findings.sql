-- Verify json_schema:keyword/combinator/choice_findings on pg

BEGIN;

SELECT 'json_schema.choice_findings(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, text)'
    ::regprocedure;

ROLLBACK;
