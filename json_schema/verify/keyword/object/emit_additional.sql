-- Verify json_schema:keyword/object/emit_additional on pg

BEGIN;

SELECT 'json_schema.emit_additional(jsonb, text)'::regprocedure;
SELECT 'json_schema.emit_size(text, text, jsonb)'::regprocedure;

ROLLBACK;
