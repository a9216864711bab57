-- Verify json_schema:document/refuse_deep_schema on pg

BEGIN;

SELECT 'json_schema.refuse_deep_schema(text)'::regprocedure;
SELECT 'json_schema.refuse_more_levels(jsonb, integer)'::regprocedure;

ROLLBACK;
