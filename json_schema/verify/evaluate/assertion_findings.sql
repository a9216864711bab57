-- Verify json_schema:evaluate/assertion_findings on pg

BEGIN;

SELECT 'json_schema.assertion_findings(jsonb, jsonb, text, text, text, text, boolean)'
    ::regprocedure;

ROLLBACK;
