-- Revert json_schema:evaluate/evaluate from pg

BEGIN;

DROP FUNCTION json_schema.evaluate(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task);

COMMIT;
