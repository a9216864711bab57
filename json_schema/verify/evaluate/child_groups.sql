-- Verify json_schema:evaluate/child_groups on pg

BEGIN;

SELECT 'json_schema.child_groups(jsonb, text, jsonb, text, text)'::regprocedure;

ROLLBACK;
