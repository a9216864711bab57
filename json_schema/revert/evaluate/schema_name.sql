-- Revert json_schema:evaluate/schema_name from pg

BEGIN;

DROP FUNCTION json_schema.schema_name(jsonb, jsonb, json_schema.task);
DROP FUNCTION json_schema.schema_title(jsonb, jsonb, json_schema.task);

COMMIT;
