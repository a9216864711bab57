-- Verify json_schema:keyword/combinator/emit_branches on pg

BEGIN;

SELECT 'json_schema.emit_by_property(jsonb, text, jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_by_type(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_branches(jsonb, boolean, text, jsonb)'::regprocedure;

ROLLBACK;
