-- Verify json_schema:compile/check_parts on pg

BEGIN;

SELECT 'json_schema.check_parts(jsonb, boolean, text)'::regprocedure;

ROLLBACK;
