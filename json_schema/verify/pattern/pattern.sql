-- Verify json_schema:pattern/pattern on pg

BEGIN;

SELECT 'json_schema.refuse_pattern(text, text, text)'::regprocedure;
SELECT 'json_schema.check_pattern(text)'::regprocedure;
SELECT 'json_schema.try_regex(text, text)'::regprocedure;
SELECT 'json_schema.pattern(text)'::regprocedure;

ROLLBACK;
