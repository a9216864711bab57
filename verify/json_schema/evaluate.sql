-- Verify model_registry:json_schema/evaluate on pg

BEGIN;

SELECT 'json_schema.evaluate(jsonb, boolean, jsonb, text, jsonb, text, text, integer)'
           ::regprocedure,
       'json_schema.findings(jsonb, jsonb, boolean, boolean)'::regprocedure;

ROLLBACK;
