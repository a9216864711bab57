-- Verify json_schema:compile/program on pg

BEGIN;

SELECT 'json_schema.refuse_deep_schema(text)'::regprocedure;
SELECT 'json_schema.program(jsonb, boolean, text)'::regprocedure;

ROLLBACK;
