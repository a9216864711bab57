-- Revert json_schema:errors from pg

BEGIN;

DROP FUNCTION json_schema.errors(jsonb, jsonb, boolean);

COMMIT;
