-- Verify json_schema:keyword/combinator/emit_by_property on pg

BEGIN;

SELECT 'json_schema.emit_by_property(jsonb, text, jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
