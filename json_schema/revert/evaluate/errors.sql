-- Revert json_schema:evaluate/errors from pg

BEGIN;

DROP FUNCTION json_schema.errors(jsonb, jsonb, boolean, integer);

COMMIT;
