-- Verify json_schema:evaluate/excerpt on pg

BEGIN;

SELECT 'json_schema.excerpt(jsonb, integer)'::regprocedure;

ROLLBACK;
