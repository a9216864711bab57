-- Verify json_schema:evaluate/findings on pg

BEGIN;

SELECT 'json_schema.findings(jsonb, jsonb, boolean, boolean, integer)'::regprocedure;

ROLLBACK;
