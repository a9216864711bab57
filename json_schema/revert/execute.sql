-- Revert json_schema:execute from pg

BEGIN;

DROP FUNCTION json_schema.execute(text);

COMMIT;
