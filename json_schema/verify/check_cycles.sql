-- Verify json_schema:check_cycles on pg

BEGIN;

SELECT 'json_schema.check_cycles(jsonb, jsonb)'::regprocedure;

ROLLBACK;
