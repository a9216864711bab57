-- Verify json_schema:pattern/pattern_problem on pg

BEGIN;

SELECT 'json_schema.is_unicode_property(text)'::regprocedure;
SELECT 'json_schema.is_group_name(text)'::regprocedure;
SELECT 'json_schema.pattern_problem(text)'::regprocedure;

ROLLBACK;
