-- Verify model_registry:json_schema/check_cycles on pg

BEGIN;

SELECT 'json_schema.check_cycles(jsonb, jsonb)'::regprocedure;

ROLLBACK;
