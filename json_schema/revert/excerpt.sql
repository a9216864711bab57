-- Revert json_schema:excerpt from pg

BEGIN;

DROP FUNCTION json_schema.excerpt(jsonb, integer);

COMMIT;
