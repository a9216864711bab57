-- Verify json_schema:keyword/combinator/emit_combinator on pg

BEGIN;

SELECT 'json_schema.emit_allof(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_not(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_if(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_combinator(jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
