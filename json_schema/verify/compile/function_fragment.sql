-- Verify json_schema:compile/function_fragment on pg

BEGIN;

SELECT 'json_schema.referenced_fragment(text, jsonb, boolean, integer, integer)'::regprocedure;
SELECT 'json_schema.function_fragment(jsonb, text, jsonb, boolean, integer, integer)'::regprocedure;

ROLLBACK;
