-- Revert json_schema:evaluate/holds from pg

BEGIN;

DROP FUNCTION json_schema.holds(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task);

COMMIT;
