-- Verify json_schema:pattern/pattern_reference on pg

BEGIN;

SELECT 'json_schema.pattern_referenced(text[])'::regprocedure;
SELECT 'json_schema.pattern_reference_problem(text[])'::regprocedure;

ROLLBACK;
