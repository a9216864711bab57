-- Revert json_schema:evaluate/target from pg

BEGIN;

DROP FUNCTION json_schema.schema_name(jsonb, jsonb, text);
DROP FUNCTION json_schema.schema_title(jsonb, jsonb, text);
DROP FUNCTION json_schema.schema_at(jsonb, text);
DROP FUNCTION json_schema.target(jsonb, text);

COMMIT;
