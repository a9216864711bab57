-- Revert json_schema:evaluate/batch_failures from pg

BEGIN;

DROP FUNCTION json_schema.batch_failures(
    json_schema.task, jsonb[], integer[], text[], text, json_schema.walk);

COMMIT;
