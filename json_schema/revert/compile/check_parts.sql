-- Revert json_schema:compile/check_parts from pg

BEGIN;

DROP FUNCTION json_schema.check_parts(jsonb, boolean, text);

COMMIT;
