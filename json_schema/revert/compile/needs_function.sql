-- Revert json_schema:compile/needs_function from pg

BEGIN;

DROP FUNCTION json_schema.needs_function(jsonb, integer, integer);

COMMIT;
