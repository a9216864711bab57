-- Revert model_registry:json_schema/member_schemas from pg

BEGIN;

DROP FUNCTION json_schema.member_schemas(jsonb, jsonb, text);

COMMIT;
