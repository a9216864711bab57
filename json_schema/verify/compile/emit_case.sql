-- Verify json_schema:compile/emit_case on pg

BEGIN;

SELECT 'json_schema.emit_options(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_for_type(jsonb, text, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_case(text[], text[], text, jsonb)'::regprocedure;

ROLLBACK;
