-- Revert json_schema:evaluate/excerpt from pg

BEGIN;

DROP FUNCTION json_schema.excerpt(jsonb, integer);

COMMIT;
