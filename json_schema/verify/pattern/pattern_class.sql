-- Verify json_schema:pattern/pattern_class on pg

BEGIN;

SELECT 'json_schema.pattern_code(text, boolean)'::regprocedure;
SELECT 'json_schema.pattern_set(text)'::regprocedure;
SELECT 'json_schema.pattern_class(text)'::regprocedure;

ROLLBACK;
