-- Revert json_schema:evaluate/check_schema from pg

BEGIN;

DROP FUNCTION json_schema.check_schema(jsonb);

COMMIT;
