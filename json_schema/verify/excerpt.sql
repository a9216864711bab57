-- Verify json_schema:excerpt on pg

BEGIN;

SELECT 'json_schema.excerpt(jsonb, integer)'::regprocedure;

ROLLBACK;
