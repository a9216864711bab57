-- Verify json_schema:keyword/array/emit_item_loop on pg

BEGIN;

SELECT 'json_schema.needs_item_loop(jsonb)'::regprocedure;
SELECT 'json_schema.needs_search(jsonb)'::regprocedure;
SELECT 'json_schema.emit_each(text, text, integer)'::regprocedure;
SELECT 'json_schema.emit_item_loop(jsonb, jsonb)'::regprocedure;
SELECT 'json_schema.emit_search(jsonb, jsonb)'::regprocedure;

ROLLBACK;
