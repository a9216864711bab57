-- Verify json_schema:evaluate/schema_name on pg

BEGIN;

SELECT 'json_schema.schema_title(jsonb, jsonb, json_schema.task)'::regprocedure,
       'json_schema.schema_name(jsonb, jsonb, json_schema.task)'::regprocedure;

ROLLBACK;
