-- Verify json_schema:keyword/number/number_findings on pg

BEGIN;

SELECT 'json_schema.number_findings(jsonb, jsonb, text, text)'::regprocedure;

ROLLBACK;
