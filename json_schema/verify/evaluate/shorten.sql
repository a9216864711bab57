-- Verify json_schema:evaluate/shorten on pg

BEGIN;

SELECT 'json_schema.shorten(jsonb, integer)'::regprocedure;

ROLLBACK;
