-- Verify json_schema:keyword/array/emit_items on pg

BEGIN;

SELECT 'json_schema.scalar_options(jsonb)'::regprocedure;
SELECT 'json_schema.emit_items(jsonb, text, boolean)'::regprocedure;

ROLLBACK;
