-- Revert json_schema:evaluate/evaluate from pg

BEGIN;

DROP FUNCTION json_schema.evaluate(jsonb, boolean, json_schema.task, integer);

COMMIT;
