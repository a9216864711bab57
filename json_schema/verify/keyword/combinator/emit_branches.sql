-- Verify json_schema:keyword/combinator/emit_branches on pg

BEGIN;

SELECT 'json_schema.emit_by_type(jsonb, boolean, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_branch(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_tests(jsonb, boolean, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_branches(jsonb, boolean, text, jsonb)'::regprocedure;

ROLLBACK;
