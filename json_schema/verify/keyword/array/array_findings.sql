-- Verify json_schema:keyword/array/array_findings on pg

BEGIN;

SELECT 'json_schema.array_findings(jsonb, jsonb, text, text)'::regprocedure;

ROLLBACK;
