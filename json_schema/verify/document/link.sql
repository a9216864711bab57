-- Verify json_schema:document/link on pg

BEGIN;

SELECT 'json_schema.link(jsonb)'::regprocedure;

ROLLBACK;
