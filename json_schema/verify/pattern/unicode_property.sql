-- Verify json_schema:pattern/unicode_property on pg

BEGIN;

SELECT 'json_schema.unicode_category(text)'::regprocedure;
SELECT 'json_schema.unicode_property(text)'::regprocedure;

ROLLBACK;
