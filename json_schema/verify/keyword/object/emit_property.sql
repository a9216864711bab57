-- Verify json_schema:keyword/object/emit_property on pg

BEGIN;

SELECT 'json_schema.emit_constant(jsonb, text, text)'::regprocedure;
SELECT 'json_schema.emit_alike(jsonb, text)'::regprocedure;
SELECT 'json_schema.emit_property(jsonb, text, text, boolean, boolean, boolean, jsonb)'
    ::regprocedure;

ROLLBACK;
