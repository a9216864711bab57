-- Verify json_schema:compile/assertions on pg

BEGIN;

SELECT 'json_schema.assertions(jsonb)'::regprocedure;
SELECT 'json_schema.allows_all(jsonb)'::regprocedure;

ROLLBACK;
