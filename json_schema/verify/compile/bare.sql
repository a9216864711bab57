-- Verify json_schema:compile/bare on pg

BEGIN;

SELECT 'json_schema.bare(jsonb)'::regprocedure;
SELECT 'json_schema.allows_all(jsonb)'::regprocedure;

ROLLBACK;
