-- Verify json_schema:keyword/array/emit_path on pg

BEGIN;

SELECT 'json_schema.emit_path(jsonb, integer)'::regprocedure;

ROLLBACK;
