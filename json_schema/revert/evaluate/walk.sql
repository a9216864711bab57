-- Revert json_schema:evaluate/walk from pg

BEGIN;

DROP TYPE json_schema.outcome;
DROP FUNCTION json_schema.deeper(json_schema.walk);
DROP TYPE json_schema.walk;

COMMIT;
