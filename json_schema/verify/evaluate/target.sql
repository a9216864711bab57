-- Verify json_schema:evaluate/target on pg

BEGIN;

SELECT 'json_schema.target(jsonb, text)'::regprocedure,
       'json_schema.schema_at(jsonb, text)'::regprocedure,
       'json_schema.schema_title(jsonb, jsonb, text)'::regprocedure,
       'json_schema.schema_name(jsonb, jsonb, text)'::regprocedure;

ROLLBACK;
