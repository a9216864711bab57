-- Verify model_registry:json_schema/contains_findings on pg

BEGIN;

SELECT 'json_schema.contains_findings(jsonb, text, jsonb, text, text, integer)'::regprocedure;

ROLLBACK;
