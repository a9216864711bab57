-- Verify json_schema:pattern/unicode_ranges on pg

BEGIN;

SELECT 'json_schema.read_ranges(text)'::regprocedure;
SELECT 'json_schema.unicode_ranges(text)'::regprocedure;

ROLLBACK;
