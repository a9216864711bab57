-- Verify model_registry:json_schema/member_schemas on pg

BEGIN;

SELECT 'json_schema.member_schemas(jsonb, jsonb, text)'::regprocedure;

ROLLBACK;
