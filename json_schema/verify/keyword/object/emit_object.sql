-- Verify json_schema:keyword/object/emit_object on pg

BEGIN;

SELECT 'json_schema.emit_dependencies(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_object(jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
