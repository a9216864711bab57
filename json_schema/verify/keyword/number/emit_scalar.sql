-- Verify json_schema:keyword/number/emit_scalar on pg

BEGIN;

SELECT 'json_schema.emit_number(jsonb)'::regprocedure;
SELECT 'json_schema.emit_scalar(jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
