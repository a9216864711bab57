-- Verify json_schema:compile/expand on pg

BEGIN;

SELECT 'json_schema.expand_ref(text, jsonb, boolean, integer, integer)'::regprocedure;
SELECT 'json_schema.expand(jsonb, text, jsonb, boolean, integer, integer)'::regprocedure;

ROLLBACK;
