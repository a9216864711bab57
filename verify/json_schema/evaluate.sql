-- Verify model_registry:json_schema/evaluate on pg

BEGIN;

SELECT 'json_schema.evaluate(jsonb, boolean, text, jsonb, text, text, integer)'::regprocedure;

ROLLBACK;
