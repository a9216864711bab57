-- Revert json_schema:evaluate/is_valid from pg

BEGIN;

DROP FUNCTION json_schema.is_valid(jsonb, jsonb, boolean);

COMMIT;
