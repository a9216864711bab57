-- Verify json_schema:keyword/object/emit_recursion on pg

BEGIN;

SELECT 'json_schema.recursive_properties(jsonb)'::regprocedure;
SELECT 'json_schema.allow_properties(jsonb, jsonb)'::regprocedure;
SELECT 'json_schema.emit_recursion(jsonb, jsonb)'::regprocedure;

ROLLBACK;
