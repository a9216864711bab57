-- Verify json_schema:compile/emit_absent on pg

BEGIN;

SELECT 'json_schema.indent(jsonb)'::regprocedure;
SELECT 'json_schema.emit_absent(text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_if_absent(text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_call(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_once(text, text)'::regprocedure;
SELECT 'json_schema.emit_circle(text, text, jsonb)'::regprocedure;

ROLLBACK;
