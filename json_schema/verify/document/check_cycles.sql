-- Verify json_schema:document/check_cycles on pg

BEGIN;

SELECT 'json_schema.check_cycles(jsonb, jsonb)'::regprocedure;

ROLLBACK;
