-- Verify json_schema:keyword/value/boolean_findings on pg

BEGIN;

SELECT 'json_schema.boolean_findings(jsonb, jsonb, text, text, text)'::regprocedure;

ROLLBACK;
