-- Revert json_schema:evaluate/shorten from pg

BEGIN;

DROP FUNCTION json_schema.shorten(jsonb, integer);

COMMIT;
