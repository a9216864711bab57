-- Revert json_schema:compile/execute from pg

BEGIN;

DROP FUNCTION json_schema.execute(text);

COMMIT;
