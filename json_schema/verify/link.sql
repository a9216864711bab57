-- Verify json_schema:link on pg

BEGIN;

SELECT 'json_schema.link(jsonb)'::regprocedure;

ROLLBACK;
