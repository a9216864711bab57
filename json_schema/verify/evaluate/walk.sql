-- Verify json_schema:evaluate/walk on pg

BEGIN;

SELECT 'json_schema.walk'::regtype,
       'json_schema.outcome'::regtype;

ROLLBACK;
