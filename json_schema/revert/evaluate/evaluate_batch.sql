-- Revert json_schema:evaluate/evaluate_batch from pg

BEGIN;

DROP FUNCTION json_schema.evaluate_batch(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, jsonb[]);

COMMIT;
