-- Revert json_schema:check_schema from pg

BEGIN;

DROP FUNCTION json_schema.check_schema(jsonb);

COMMIT;
