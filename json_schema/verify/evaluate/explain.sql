-- Verify json_schema:evaluate/explain on pg

BEGIN;

SELECT 'json_schema.explain_errors(jsonb, text)'::regprocedure,
       'json_schema.explain(jsonb, jsonb, boolean, integer)'::regprocedure;

ROLLBACK;
