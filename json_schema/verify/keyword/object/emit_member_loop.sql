-- Verify json_schema:keyword/object/emit_member_loop on pg

BEGIN;

SELECT 'json_schema.needs_member_loop(jsonb)'::regprocedure;
SELECT 'json_schema.emit_member(jsonb, jsonb)'::regprocedure;
SELECT 'json_schema.emit_member_loop(jsonb, jsonb)'::regprocedure;

ROLLBACK;
