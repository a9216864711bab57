-- Verify json_schema:keyword/combinator/branch_cause on pg

BEGIN;

SELECT 'json_schema.branch_cause(json_schema.finding[], text, text, text)'::regprocedure,
       'json_schema.closest_first(jsonb[])'::regprocedure,
       'json_schema.summary(jsonb, text)'::regprocedure;

ROLLBACK;
