-- Verify json_schema:keyword/array/emit_array on pg

BEGIN;

SELECT 'json_schema.emit_tuple(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_array(jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
