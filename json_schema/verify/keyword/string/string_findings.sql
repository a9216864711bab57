-- Verify json_schema:keyword/string/string_findings on pg

BEGIN;

SELECT 'json_schema.string_findings(jsonb, jsonb, text, text, text, boolean)'::regprocedure;

ROLLBACK;
