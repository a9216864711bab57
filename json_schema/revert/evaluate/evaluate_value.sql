-- Revert json_schema:evaluate/evaluate_value from pg

BEGIN;

DROP FUNCTION json_schema.evaluate_value(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task);

COMMIT;
