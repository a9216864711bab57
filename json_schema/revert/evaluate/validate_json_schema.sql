-- Revert json_schema:evaluate/validate_json_schema from pg

BEGIN;

DROP FUNCTION json_schema.validate_json_schema(jsonb, jsonb, jsonb);
DROP FUNCTION json_schema.in_root(jsonb, jsonb);

COMMIT;
