-- Verify json_schema:evaluate/evaluate on pg

BEGIN;

SELECT 'json_schema.evaluate(jsonb, boolean, json_schema.task, integer)'::regprocedure;

ROLLBACK;
