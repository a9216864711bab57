-- Revert json_schema:needs_function from pg

BEGIN;

DROP FUNCTION json_schema.needs_function(jsonb, integer, integer);

COMMIT;
