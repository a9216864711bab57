-- Verify model_registry:json_schema/in_place on pg

BEGIN;

SELECT 'json_schema.in_place(jsonb, jsonb, text, jsonb, text, text, integer)'::regprocedure;

ROLLBACK;
