-- Verify json_schema:keyword/combinator/choices on pg

BEGIN;

SELECT 'json_schema.choices(json_schema.task, jsonb[], integer[], boolean)'::regprocedure;
SELECT 'json_schema.choice_failures(json_schema.choice, boolean[])'::regprocedure;

ROLLBACK;
