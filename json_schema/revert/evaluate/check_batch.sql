-- Revert json_schema:evaluate/check_batch from pg

BEGIN;

DROP FUNCTION json_schema.check_batch(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, jsonb[], integer[]);
DROP TYPE json_schema.checked;

COMMIT;
