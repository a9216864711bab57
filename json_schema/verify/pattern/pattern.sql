-- Verify json_schema:pattern/pattern on pg

BEGIN;

SELECT 'json_schema.pattern(text)'::regprocedure;

ROLLBACK;
