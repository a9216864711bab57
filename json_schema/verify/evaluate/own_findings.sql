-- Verify json_schema:evaluate/own_findings on pg

BEGIN;

SELECT 'json_schema.own_findings(jsonb, jsonb, text, text, text, text, boolean)'::regprocedure;

ROLLBACK;
