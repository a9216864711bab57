-- Verify json_schema:compile/emit_function on pg

BEGIN;

SELECT 'json_schema.emit_guarded(jsonb, text, text)'::regprocedure;
SELECT 'json_schema.emit_loops(jsonb, jsonb, jsonb)'::regprocedure;
SELECT 'json_schema.emit_body(text, text, boolean, jsonb)'::regprocedure;
SELECT 'json_schema.emit_function(text, jsonb, boolean, text, jsonb)'::regprocedure;
SELECT 'json_schema.refuse_depth(integer)'::regprocedure;

ROLLBACK;
