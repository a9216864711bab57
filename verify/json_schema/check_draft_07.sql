-- Verify model_registry:json_schema/check_draft_07 on pg

BEGIN;

SELECT 'json_schema.check_draft_07(jsonb)'::regprocedure;

ROLLBACK;
