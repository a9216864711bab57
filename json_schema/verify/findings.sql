-- Verify json_schema:findings on pg

BEGIN;

SELECT 'json_schema.findings(jsonb, jsonb, boolean, boolean)'::regprocedure;

ROLLBACK;
