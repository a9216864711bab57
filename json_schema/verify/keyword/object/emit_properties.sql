-- Verify json_schema:keyword/object/emit_properties on pg

BEGIN;

SELECT 'json_schema.emit_required(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.has_only_strings(jsonb)'::regprocedure;
SELECT 'json_schema.emit_strings(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_properties(jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
