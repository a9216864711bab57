-- Verify model_registry:json_schema/item_findings on pg

BEGIN;

SELECT 'json_schema.item_findings(jsonb, boolean, jsonb, text, jsonb, text, text, integer)'
           ::regprocedure;

ROLLBACK;
