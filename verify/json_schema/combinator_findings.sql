-- Verify model_registry:json_schema/combinator_findings on pg

BEGIN;

SELECT 'json_schema.combinator_findings(jsonb, boolean, jsonb, text, jsonb, text, text, integer)'
           ::regprocedure;

ROLLBACK;
