-- Verify json_schema:compile/program on pg

BEGIN;

SELECT 'json_schema.needs_depth(jsonb)'::regprocedure;
SELECT 'json_schema.program(jsonb, boolean)'::regprocedure;

ROLLBACK;
