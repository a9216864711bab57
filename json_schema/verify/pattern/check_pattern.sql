-- Verify json_schema:pattern/check_pattern on pg

BEGIN;

SELECT 'json_schema.refuse_pattern(text, text, text)'::regprocedure;
SELECT 'json_schema.check_pattern(text)'::regprocedure;
SELECT 'json_schema.try_regex(text, text)'::regprocedure;

ROLLBACK;
