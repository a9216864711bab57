-- Revert json_schema:evaluate/output from pg

BEGIN;

DROP FUNCTION json_schema.output(jsonb, jsonb, boolean, integer);

COMMIT;
