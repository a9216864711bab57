-- Revert json_schema:evaluate/inner_batches from pg

BEGIN;

DROP FUNCTION json_schema.inner_batches(json_schema.task, jsonb[], integer[], jsonb);

COMMIT;
