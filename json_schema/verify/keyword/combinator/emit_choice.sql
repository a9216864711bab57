-- Verify json_schema:keyword/combinator/emit_choice on pg

BEGIN;

SELECT 'json_schema.emit_by_property(jsonb, text, jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_by_type(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_choice(jsonb, boolean, text, jsonb)'::regprocedure;

ROLLBACK;
