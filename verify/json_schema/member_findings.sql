-- Verify model_registry:json_schema/member_findings on pg

BEGIN;

SELECT 'json_schema.member_findings(jsonb, boolean, jsonb, text, jsonb, text, text, integer)'
           ::regprocedure;

ROLLBACK;
