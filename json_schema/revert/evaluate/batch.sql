-- Revert json_schema:evaluate/batch from pg

BEGIN;

DROP FUNCTION json_schema.first_findings(json_schema.task, jsonb[], text[], text, boolean);
DROP TYPE json_schema.batch;

COMMIT;
