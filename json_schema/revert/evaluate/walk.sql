-- Revert json_schema:evaluate/walk from pg

BEGIN;

DROP TYPE json_schema.outcome;
DROP TYPE json_schema.walk;

COMMIT;
