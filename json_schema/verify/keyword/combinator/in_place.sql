-- Verify json_schema:keyword/combinator/in_place on pg

BEGIN;

SELECT 'json_schema.in_place(jsonb, json_schema.task, integer)'::regprocedure;

ROLLBACK;
