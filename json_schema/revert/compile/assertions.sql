-- Revert json_schema:compile/assertions from pg

BEGIN;

DROP FUNCTION json_schema.allows_all(jsonb);
DROP FUNCTION json_schema.assertions(jsonb);

COMMIT;
