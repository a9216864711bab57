-- Verify json_schema:evaluate/walk on pg

BEGIN;

SELECT 'json_schema.walk'::regtype,
       'json_schema.outcome'::regtype,
       'json_schema.deeper(json_schema.walk)'::regprocedure;

ROLLBACK;
