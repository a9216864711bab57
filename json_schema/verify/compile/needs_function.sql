-- Verify json_schema:compile/needs_function on pg

BEGIN;

SELECT 'json_schema.needs_function(jsonb, integer, integer)'::regprocedure;

ROLLBACK;
