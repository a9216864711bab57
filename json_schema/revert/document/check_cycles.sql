-- Revert json_schema:document/check_cycles from pg

BEGIN;

DROP FUNCTION json_schema.check_cycles(jsonb, jsonb);

COMMIT;
