-- Verify json_schema:evaluate/finding on pg

BEGIN;

SELECT 'json_schema.finding'::regtype,
       'json_schema.found(text, text, text, text, integer)'::regprocedure;

ROLLBACK;
