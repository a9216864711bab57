-- Revert json_schema:evaluate/finding from pg

BEGIN;

DROP FUNCTION json_schema.found(text, text, text, text, integer);
DROP TYPE json_schema.finding;

COMMIT;
